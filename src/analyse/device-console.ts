/**
 * A switch's, router's or firewall's own command line: `shutdown` there takes down a port, and here the machine (law 1).
 * Every vendor's is entered by a word of its own, with or without the device's prompt before it.
 */
const ENTERS =
  /^[ \t]{0,8}(?:(?:<[\w.~-]{1,60}>|\[[\w.~/-]{1,60}\]|[\w.-]{1,60}(?:\([\w-]{1,40}\))?[#>])[ \t]{0,4}(?:sys\b|en(?:able)?[ \t]*$)|(?:\S{1,60}[>\]#])?[ \t]{0,4}(?:system-view|conf(?:ig(?:ure)?)? t(?:erm(?:inal)?)?)[ \t]*(?:#.*|!.*)?$)/im;

/** The fence's lines are typed into a network device. */
export const isDeviceConsole = (text: string): boolean =>
  /system-view|conf\w{0,5} t|[>\]#][ \t]{0,4}(?:sys|en)/i.test(text) && ENTERS.test(text);
