/** As the name of a host (执行主机): whatever machine the document is run on. */
export const THIS_MACHINE: readonly string[] = [
  'localhost',
  '127.0.0.1',
  '::1',
  'this machine',
  'this host',
  '本机',
  '本地',
  '本機',
];
