/** Programs that a test needs and that are not everywhere (scripts/test-tools.ts installs them in CI). */
import { describe, it } from 'vitest';
import { toolPath } from '../../scripts/tool-path.ts';

/** A `describe` that is skipped, with the reason, where the program is missing; in CI that is a failure. */
export function describeWith(program: string, name: string, tests: (path: string) => void): void {
  const path = toolPath(program);
  if (path !== null) {
    describe(name, () => {
      tests(path);
    });
  } else if (process.env['CI'] === 'true') {
    it(name, () => {
      throw new Error(`${program} is not on PATH, and in CI it must be`);
    });
  } else {
    describe.skip(`${name} (skipped: ${program} is not on PATH)`, () => {
      it.skip('needs it', () => undefined);
    });
  }
}
