import { fileURLToPath } from 'node:url';

/**
 * The package's `templates/` directory, seen from this module's own place: `src/scaffold/` and `dist/scaffold/` lie
 * equally deep. A bundle, which has no such place, passes its own directory to `scaffold` instead.
 */
export function templatesDirectory(): string {
  return fileURLToPath(new URL('../../templates', import.meta.url));
}
