import { expectations as text } from '../../catalogue/expectations.ts';
import { expectationRanges as ranges } from '../../catalogue/expectation-ranges.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { holdsAny } from '../hints.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { normaliseText } from '../normalise.ts';
import { field } from '../spec-fields.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, isBlank, visibleOutput } from '../visible-output.ts';
import { tidy } from '../wording.ts';

const EMPTY = new RegExp(
  `^[([]?(?:${[
    '(?:命令|终端|終端)?的?(?:输出|輸出|结果|結果|返回)(?:内容|結果|结果)?(?:应该|應該|应|應|需|须)?(?:该|當|当)?(?:为|為|是)?空',
    '(?:应该|應該|应|應)?(?:返回|为|為)?空(?:输出|輸出|结果|結果|行)?',
    '(?:应该|應該|应|應)?(?:无|無|没有|沒有|不应有|不應有|不会有|不會有)(?:任何)?(?:输出|輸出)(?:内容|內容)?',
    '(?:应该|應該|应|應)?(?:不|不会|不會)(?:输出|輸出|打印|显示|顯示)(?:任何)?(?:内容|內容|东西|東西)?',
    '(?:(?:the )?output )?(?:should be |must be |is )?empty',
    '(?:prints? |shows? |returns? )?(?:no|empty) (?:output|result)',
    '(?:prints?|shows?|outputs?|returns?) nothing|nothing',
    '(?:(?:the |this )?(?:output|command|it|you|this) )?(?:should|must) (?:return|show|print|output|display|be) (?:nothing|no output|no results?|an empty (?:output|result|list)|empty)',
  ].join('|')})[)\\]]?$`,
  'iu',
);

/** `不为空`, `应有输出`: something, whatever it is. */
const FILLED = new RegExp(
  `^(?:${[
    '(?:命令)?的?(?:输出|輸出|结果|結果|返回)?(?:内容|內容|结果)?(?:应该|應該|应|應|必须|必須)?(?:不为空|不為空|不能为空|不能為空|不应为空|不應為空|不是空的?|非空)',
    '(?:应该|應該|应|應|必须|必須|要)?有(?:输出|輸出|内容|內容|结果|結果)(?:内容|內容)?',
    '(?:(?:the )?output )?(?:(?:should|must) not be |is not |not |non-?)empty',
  ].join('|')})$`,
  'iu',
);

/** One of these is in whatever EMPTY and FILLED take. */
const HINTS = ['空', '无', '無', '没', '沒', '不', '有', 'empty', 'no ', 'nothing'];

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block) return null;
  const normalised = normaliseText(tidy(words));
  if (!holdsAny(normalised.toLowerCase(), HINTS)) return null;
  if (FILLED.test(normalised))
    return { ok: true, spec: { filled: true }, reading: say(ranges['reading.some-output'], context.locale) };
  if (!EMPTY.test(normalised)) return null;
  return { ok: true, spec: null, reading: say(text['reading.empty-output'], context.locale) };
}

/** How tools say that there is nothing. */
const NOTHING: readonly (readonly [programs: string, words: RegExp])[] = [
  ['redis-cli', /^\((?:empty (?:array|list or set|list|set|hash)|nil)\)$/],
  ['psql', /^[^\n]+\n[-+ ]+\n\(0 rows\)$/],
  ['mysql mariadb', /^Empty set(?: \([0-9.]+ sec\))?$/],
  ['kubectl oc', /^No resources found(?: in \S+ namespace)?\.?$/],
];

function saysNothing(output: string, { programs }: Observation): boolean {
  const words = output.trim();
  return NOTHING.some(
    ([names, pattern]) => programs.some((one) => names.split(' ').includes(one)) && pattern.test(words),
  );
}

function judge(spec: Json, observation: Observation, locale: Locale): Judgement {
  const { stdout, stderr, text: both } = visibleOutput(observation);
  const nothing = observation.truncated !== true && saysNothing(both, observation);
  if (nothing && field(spec, 'filled') !== true) return passed(summary(observation, locale));
  if (nothing && !isBlank(stdout)) return needsPerson(summary(observation, locale));
  if (field(spec, 'filled') === true && !isBlank(stdout)) return passed(summary(observation, locale));
  if (field(spec, 'filled') === true && observation.truncated !== true)
    return failed(say(text['no-output'], locale));
  if (!isBlank(stdout)) return failed(summary(observation, locale));
  if (observation.truncated === true) return needsPerson(say(text['actual.truncated'], locale));
  if (isBlank(stderr)) return passed(say(text['no-output'], locale));
  // A warning may be harmless, and an error message may be why nothing was printed.
  return needsPerson(
    say(text['actual.only-stderr'], locale, { line: excerpt(stderr.trim().split('\n', 1)[0] ?? '') }),
  );
}

/** `输出应为空`, `无输出`, `no output`: nothing on standard output; anything on standard error is shown to a person. `不为空`: something on it. */
export const emptyOutput: ExpectationKind = {
  name: 'empty-output',
  judged: true,
  read,
  judge,
};
