/**
 * What keeps a command from the terminal's Ctrl-C, which asks the operator first: bash and its command share the tool's
 * foreground process group, so that a program can ask on the terminal, and the signal reaches them all. INT is ignored
 * while the command runs. An INT trap of the author's own stays, and speaks; so does a program that handles the signal
 * by itself, as some database clients do.
 */
export const SHIELD_ON =
  'case "$(builtin trap -p INT)" in "") builtin printf 1 >|@SHIELD@; builtin trap "" INT ;; esac';

/** Stands before each snapshot, which must not take it for the author's. */
export const SHIELD_OFF = `if [[ -s @SHIELD@ ]]; then builtin printf "" >|@SHIELD@
case "$(builtin trap -p INT)" in "trap -- '' SIGINT") builtin trap - INT ;; esac; fi`;
