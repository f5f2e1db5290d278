import type { CommandRequest } from '../shell/types.ts';
import type { Recorder } from './recorder.ts';

/** Shows what a command prints as it comes, behind what has still to be told. */
export function outputTo(
  recorder: Pick<Recorder, 'tellSoon'>,
): Required<Pick<CommandRequest, 'onOutput' | 'onPassedOver'>> {
  return {
    onOutput: (stream, chunk) => {
      recorder.tellSoon({ kind: 'output', stream, chunk });
    },
    onPassedOver: (stream, bytes) => {
      recorder.tellSoon({ kind: 'output-passed-over', stream, bytes });
    },
  };
}
