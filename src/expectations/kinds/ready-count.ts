import { expectationValues as text } from '../../catalogue/expectation-values.ts';
import { expectations } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { findLiteral } from '../boundaries.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { nearestLine } from '../nearest.ts';
import { normaliseText } from '../normalise.ts';
import { field, stringField } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, visibleOutput } from '../visible-output.ts';
import { readWording } from '../wording.ts';

const READY = /^([0-9]{1,4})\/\1 (Running|Completed|Ready)$/;
const LISTS_PODS = /\b(?:kubectl|oc)\b[^|;&\n]*\bget\b[^|;&\n]*\s(?:po|pods?)(?:[\s/,]|$)/;

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block || !LISTS_PODS.test(context.command)) return null;
  const wording = readWording(normaliseText(words));
  const core = wording.quoted?.length === 1 ? (wording.quoted[0] ?? '') : wording.core;
  const match = READY.exec(core);
  if (match === null) return null;
  const values = { count: Number(match[1]), status: match[2] ?? '' };
  return { ok: true, spec: values, reading: say(text['reading.ready-count'], context.locale, values) };
}

interface Row {
  readonly line: string;
  readonly ready: boolean;
}

/** Rows of pods: whatever has an `n/m` for READY. The head has none. */
function rowsOf(output: string, status: string): readonly Row[] {
  return output.split('\n').flatMap((one) => {
    const line = one.trim();
    const match = / ([0-9]+)\/([0-9]+) (\S+)/.exec(line);
    if (match === null) return [];
    return [{ line, ready: match[1] === match[2] && match[1] !== '0' && match[3] === status }];
  });
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const status = stringField(spec, 'status');
  const count = field(spec, 'count');
  if (status === null || typeof count !== 'number')
    return needsPerson(say(expectations['actual.unknown-spec'], locale));
  const { stdout, text: output } = visibleOutput(observation);
  const values = { count, status };
  const literal = `${String(count)}/${String(count)} ${status}`;
  if (observation.truncated === true) return needsPerson(say(expectations['actual.truncated'], locale));
  const rows = rowsOf(stdout, status);
  const other = rows.find(({ ready }) => !ready);
  const own = rows.find(({ line }) => findLiteral(line, literal).kind === 'free');
  if (own !== undefined) {
    if (other === undefined)
      return passed(say(text['actual.ready-literal'], locale, { ...values, line: excerpt(own.line, 120) }));
    return needsPerson(
      say(text['actual.ready-others'], locale, { ...values, line: excerpt(other.line, 120) }),
    );
  }
  if (rows.length === count && other === undefined)
    return passed(say(text['actual.ready-rows'], locale, values));
  return failed(summary(observation, locale), other?.line ?? nearestLine(output, literal));
}

/** `3/3 Running` behind `kubectl get pods`: a line of that text, or so many rows that are all ready (language.md §3). */
export const readyCount: ExpectationKind = { name: 'ready-count', judged: true, read, judge };
