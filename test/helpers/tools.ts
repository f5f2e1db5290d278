/** Programs that a test needs and that are not everywhere (scripts/test-tools.ts installs them in CI). */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, it } from 'vitest';

/** The program's path, or null where there is none. */
function toolPath(program: string): string | null {
  for (const directory of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(directory, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Elsewhere, perhaps.
    }
  }
  return null;
}

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
