/**
 * Which commands need a person, as data (language.md §9). The first rule that fits decides.
 * A program that stands here in no rule is taken to end by itself and to ask nothing: `node server.js` cannot be known.
 */

import { ENDLESS_RULES } from './endless-rules.ts';
import { INTERACTIVE_RULES, REMOTE_RULES, SSH_VALUED } from './interactive-rules.ts';
import { SERVER_RULES } from './server-rules.ts';
import { CLIENT_RULES, TERMINAL_RULES } from './terminal-rules.ts';
import type { ArgumentPattern, InteractionRule } from './options.ts';

export const INTERACTION_RULES: readonly InteractionRule[] = [
  ...INTERACTIVE_RULES,
  ...REMOTE_RULES,
  ...ENDLESS_RULES,
  ...SERVER_RULES,
  ...CLIENT_RULES,
  ...TERMINAL_RULES,
];

const EXEC_VALUED = '-e -u -w --env --user --workdir --env-file --detach-keys --index';

/** A shell elsewhere gets the words behind the host as one script. */
export const SSH: ArgumentPattern = {
  programs: 'ssh slogin',
  lacks: '-V -N -O -G -Q',
  valued: SSH_VALUED,
  ordered: true,
  operands: [2, Infinity],
};

/** Programs that run another one elsewhere, on a terminal of its own with `-t`: what is run decides. */
export const EXEC_RULES: readonly ArgumentPattern[] = [
  {
    programs: 'docker docker-compose crictl',
    words: 'exec|container exec',
    valued: EXEC_VALUED,
    ordered: true,
  },
  {
    programs: 'docker docker-compose',
    words: 'run|container run',
    lacks: '-d --detach -dit -itd',
    valued:
      '-e -u -w -v -p -h -m -l -c --env --user --workdir --env-file --name --network --net --volume --publish --mount --entrypoint ' +
      '--hostname --memory --cpus --link --restart --label --log-driver --log-opt --platform --pull --add-host --dns --ip --shm-size',
    ordered: true,
  },
  {
    programs: 'kubectl',
    words: 'exec|run',
    valued:
      '-n --namespace -c --container --context --kubeconfig --image --restart --overrides --pod-running-timeout',
  },
];
