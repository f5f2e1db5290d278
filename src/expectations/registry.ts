import { block } from './kinds/block.ts';
import { emptyOutput } from './kinds/empty-output.ts';
import { exitStatus } from './kinds/exit-status.ts';
import { httpStatus } from './kinds/http-status.ts';
import { jsonPath } from './kinds/json-path.ts';
import { json } from './kinds/json.ts';
import { literal } from './kinds/literal.ts';
import { modifiedOver } from './kinds/modified.ts';
import { negative } from './kinds/negative.ts';
import { number } from './kinds/number.ts';
import { prose } from './kinds/prose.ts';
import { readyCount } from './kinds/ready-count.ts';
import { reference } from './kinds/reference.ts';
import { regex } from './kinds/regex.ts';
import { shape } from './kinds/shape.ts';
import { stated } from './kinds/stated.ts';
import { withPlaceholder } from './kinds/with-placeholder.ts';
import type { ExpectationKind } from './types.ts';

/**
 * Every kind, in the order in which words are offered to it; the first that takes them decides.
 * The order goes from forms that announce themselves (`60秒内`, `退出码`, `不包含`) over forms with marks of their own
 * (JSON, `$.`, `/…/`, placeholders) to what depends on the command (HTTP) and, last, to plain text and prose.
 */
const FORMS: readonly ExpectationKind[] = [
  exitStatus,
  emptyOutput,
  negative,
  reference,
  jsonPath,
  regex,
  shape,
  withPlaceholder,
  json,
  httpStatus,
  readyCount,
  number,
  stated,
  block,
  literal,
  prose,
];

export const KINDS: readonly ExpectationKind[] = [modifiedOver(FORMS), ...FORMS];

const byName = new Map(KINDS.map((kind) => [kind.name, kind]));

export function kindNamed(name: string): ExpectationKind | undefined {
  return byName.get(name);
}
