import { bareHeading, fold, foldHeading, ordinal } from './fold.ts';
import { Hinted } from './hints.ts';

/** What a heading's form says, before its words are looked at (language.md §1). */
export interface HeadingReading {
  readonly form: 'phase' | 'step' | 'option' | 'scenario' | 'numbered' | 'plain';
  /** The author's number in plain digits, dotted where it was: `1`, `1.1`, `B` for an option; null for none. */
  readonly number: string | null;
  /** The heading without its number and mark, as the author wrote it apart from emoji and emphasis. */
  readonly title: string;
}

const NUMERAL = '\\d+(?:\\.\\d+)*|[一二三四五六七八九十]+';
/** What may stand behind the number: also a remark, `方式 A（推荐）`. */
const AFTER = '\\s*(?:[:.、,)\\-–—]+\\s*|\\s+|(?=\\()|$)';

const PHASE = new RegExp(
  `^(?:(?:阶段|phase|stage)\\s*(${NUMERAL})|第\\s*(${NUMERAL})\\s*阶段)${AFTER}(.*)$`,
  'i',
);
const STEP = new RegExp(`^(?:(?:步骤|step)\\s*(${NUMERAL})|第\\s*(${NUMERAL})\\s*步)${AFTER}(.*)$`, 'i');
const OPTION = new RegExp(
  `^(?:方法|方式|方案|选项|途径|策略|option|method|approach|alternative)\\s*(${NUMERAL}|[a-z](?![a-z]))${AFTER}(.*)$`,
  'i',
);
const LETTER = /^([A-H])[.、)]\s+(.*)$/;
const SCENARIO = new RegExp(
  `^(?:场景|情况|情形|问题|故障|scenario|issue|problem)\\s*(${NUMERAL}|[a-z](?![a-z]))${AFTER}(.*)$`,
  'i',
);
/** `1.`, `1.2 `, `一、`, `(一)`, `1)`, `1 `; a number that runs into a word (`5分钟`) is none. */
const NUMBERING = new RegExp(
  `^(?:\\(\\s*(${NUMERAL})\\s*\\)\\s*|(\\d+(?:\\.\\d+)+)[.、:)]?\\s+|(${NUMERAL})\\s*[.、:)]\\s*|(\\d+)\\s+)(?=\\S)`,
);

/** Reads a heading, or a paragraph that an author used as one. */
export function readHeading(text: string): HeadingReading {
  const whole = foldHeading(text);
  const read = readFolded(whole);
  if (fold(text) === text) return read;
  const written = bareHeading(text);
  // Folding keeps the length of nearly every text, and the title is its end.
  if (written.length !== whole.length) return read;
  return { ...read, title: written.slice(whole.length - read.title.length) };
}

function readFolded(whole: string): HeadingReading {
  const numbering = NUMBERING.exec(whole);
  const rest = numbering === null ? whole : whole.slice(numbering[0].length);
  for (const candidate of rest === whole ? [whole] : [whole, rest]) {
    const read = readMarked(candidate);
    if (read !== null) return read;
  }
  if (numbering === null) return { form: 'plain', number: null, title: whole };
  const found = numbering[1] ?? numbering[2] ?? numbering[3] ?? numbering[4] ?? '';
  return { form: 'numbered', number: plainNumber(found), title: rest };
}

function readMarked(text: string): HeadingReading | null {
  const phase = PHASE.exec(text);
  if (phase !== null) return reading('phase', phase[1] ?? phase[2], phase[3], text);
  const step = STEP.exec(text);
  if (step !== null) return reading('step', step[1] ?? step[2], step[3], text);
  const option = OPTION.exec(text) ?? LETTER.exec(text);
  if (option !== null) return reading('option', option[1], option[2], text);
  const scenario = SCENARIO.exec(text);
  if (scenario !== null) return reading('scenario', scenario[1], scenario[2], text);
  return null;
}

function reading(
  form: HeadingReading['form'],
  number: string | undefined,
  title: string | undefined,
  whole: string,
): HeadingReading {
  return {
    form,
    number: plainNumber(number ?? ''),
    title: title === undefined || title === '' ? whole : title,
  };
}

function plainNumber(text: string): string | null {
  if (text === '') return null;
  if (/^[\d.]+$/.test(text)) return text;
  const value = ordinal(text);
  return value === null ? text.toUpperCase() : String(value);
}

const UNIT_SECONDS: readonly (readonly [RegExp, number])[] = [
  [/^(?:秒|s|sec|secs|seconds?)$/i, 1],
  [/^(?:分钟?|m|mins?|minutes?)$/i, 60],
  [/^(?:小时|个小时|h|hrs?|hours?)$/i, 3600],
];

const ESTIMATE =
  /(预计|预估|预期耗时|总?耗时|大?约|时间|用时|estimated?|about|approx\.?|[⏱⏲⏰⌛⏳🕐]\ufe0f?|~|≈|<|\(|within|time)\s*[::]?\s*(?:约|~|<|≤|不超过)?\s*(\d+(?:\.\d+)?)\s*(?:[-~–—至到]\s*(\d+(?:\.\d+)?))?\s*(个小时|小时|分钟?|秒|seconds?|secs?|sec|minutes?|mins?|hours?|hrs?|[smh])(?![a-z])/iu;

/** `预计 5 分钟`, `约10min`, `~5m`, `(2-3分钟)`: seconds, of a range the longer; null for none (§1). */
export function readEstimate(text: string): number | null {
  const match = ESTIMATE.exec(fold(text));
  if (match === null) return null;
  const unit = UNIT_SECONDS.find(([pattern]) => pattern.test(match[4] ?? ''));
  return unit === undefined ? null : Math.round(Number(match[3] ?? match[2]) * unit[1]);
}

export const OPTIONAL = new Hinted(
  /如|必要|可选|视情况|按需|need|necess|requir|applic|optional/,
  /如需要?|如果?需要|如有(?:必要|需要|问题|修改|改动|变更|涉及|使用|用到)|必要时|可选|视情况|按需|如适用|\b(?:if|as|when|where) (?:needed|necessary|required|applicable)\b|\boptional(?:ly)?\b/i,
);
const IRREVERSIBLE =
  /⚠|不可逆|不可恢复|不可撤销|无法撤销|高危|危险|谨慎|\birreversible\b|\bdangerous\b|\bcannot be undone\b/i;

/** The words say that the step is done only where it is needed (§1). */
export const saysOptional = (text: string): boolean => OPTIONAL.test(fold(text));

/** Of the heading over a whole program: that there is a rollback only where it is needed goes without saying. */
export const withoutOptional = (text: string): string => text.replace(OPTIONAL.pattern, '');

/** The words warn that what is done cannot be undone (§1). */
export const saysIrreversible = (text: string): boolean => IRREVERSIBLE.test(fold(text));

/** `第步`, `第阶段：`: a number belongs between the words. */
export function losesNumber(heading: string): boolean {
  const behind = /^第\s*(?:步|阶段)(.*)$/s.exec(foldHeading(heading))?.[1];
  return behind !== undefined && !/^\p{L}/u.test(behind);
}

export type StepField = 'purpose' | 'owner' | 'host';

const FIELDS: readonly (readonly [StepField, RegExp])[] = [
  ['purpose', /^(?:目的|目标|purpose|goal)\s*:\s*(.+)$/i],
  ['owner', /^(?:负责人|执行人|责任人|owner|performed by)\s*:\s*(.+)$/i],
  ['host', /^(?:执行主机|主机|执行位置|目标主机|host|run on)\s*:\s*(.+)$/i],
];

/**
 * `**目的**: 停止写入` and its kin, with literal `**` tolerated. What people read stays as its author wrote it; a host's
 * name is compared, and folded.
 */
export function readField(line: string): { field: StepField; value: string } | null {
  const text = line
    .replace(/\*\*|__|`/g, '')
    .replace(/^[-*\s]+/, '')
    .trim();
  const folded = fold(text);
  for (const [field, pattern] of FIELDS) {
    const value = pattern.exec(folded)?.[1]?.trim();
    if (value === undefined) continue;
    return { field, value: field === 'host' ? value : text.slice(text.search(/[:：]/) + 1).trim() };
  }
  return null;
}
