import { expectations as text } from '../../catalogue/expectations.ts';
import { say } from '../../catalogue/index.ts';
import type { Locale } from '../../catalogue/index.ts';
import type { Json } from '../../plan/types.ts';
import { holdsAny } from '../hints.ts';
import { failed, needsPerson, passed, summary } from '../judgements.ts';
import { normaliseText } from '../normalise.ts';
import type { ExpectationKind, Judgement, Observation, ReadingContext, ReadingResult } from '../types.ts';
import { excerpt, isBlank, visibleOutput } from '../visible-output.ts';
import { tidy } from '../wording.ts';

const EMPTY = new RegExp(
  `^[([]?(?:${[
    '(?:命令|终端|終端)?的?(?:输出|輸出|结果|結果|返回)(?:内容|結果|结果)?(?:应该|應該|应|應|需|须)?(?:该|當|当)?(?:为|為|是)?空',
    '(?:应该|應該|应|應)?(?:返回|为|為)?空(?:输出|輸出|结果|結果|行)?',
    '(?:应该|應該|应|應)?(?:无|無|没有|沒有)(?:任何)?(?:输出|輸出)(?:内容|內容)?',
    '(?:应该|應該|应|應)?(?:不|不会|不會)(?:输出|輸出|打印|显示|顯示)(?:任何)?(?:内容|內容|东西|東西)?',
    '(?:(?:the )?output )?(?:should be |must be |is )?empty',
    '(?:prints? |shows? |returns? )?(?:no|empty) (?:output|result)',
    '(?:prints?|shows?|outputs?) nothing',
  ].join('|')})[)\\]]?$`,
  'iu',
);

/** One of these is in whatever EMPTY takes. */
const HINTS = ['空', '无', '無', '没', '沒', '不', 'empty', 'no ', 'nothing'];

function isEmptyOutput(normalised: string): boolean {
  return holdsAny(normalised.toLowerCase(), HINTS) && EMPTY.test(normalised);
}

function read(words: string, context: ReadingContext): ReadingResult | null {
  if (context.block || !isEmptyOutput(normaliseText(tidy(words)))) return null;
  return { ok: true, spec: null, reading: say(text['reading.empty-output'], context.locale) };
}

function judge(_spec: Json, observation: Observation, locale: Locale): Judgement {
  const { stdout, stderr } = visibleOutput(observation);
  if (!isBlank(stdout)) return failed(summary(observation, locale));
  if (observation.truncated === true) return needsPerson(say(text['actual.truncated'], locale));
  if (isBlank(stderr)) return passed(say(text['no-output'], locale));
  // A warning may be harmless, and an error message may be why nothing was printed.
  return needsPerson(
    say(text['actual.only-stderr'], locale, { line: excerpt(stderr.trim().split('\n', 1)[0] ?? '') }),
  );
}

/** `输出应为空`, `无输出`, `no output`: nothing on standard output; anything on standard error is shown to a person. */
export const emptyOutput: ExpectationKind = {
  name: 'empty-output',
  judged: true,
  read,
  judge,
};
