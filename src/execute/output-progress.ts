import type { CommandRequest } from '../shell/types.ts';
import type { Host } from './host.ts';

/** Shows what a command prints as it comes, behind what `tellBefore` has still to tell. */
export function outputTo(
  host: Pick<Host, 'show'>,
  tellBefore: () => void,
): Required<Pick<CommandRequest, 'onOutput' | 'onPassedOver'>> {
  return {
    onOutput: (stream, chunk) => {
      tellBefore();
      host.show({ kind: 'output', stream, chunk });
    },
    onPassedOver: (stream, bytes) => {
      tellBefore();
      host.show({ kind: 'output-passed-over', stream, bytes });
    },
  };
}
