import { onFirstUse } from './first-use.ts';
import type { Pair } from './pairs.ts';

/** What an author says of a named value: `status 为 UP`, `Slave_IO_Running 和 Slave_SQL_Running 均为 Yes`, `均为 active`. */
export interface StatedWords {
  /** In the output's own spelling; empty: a name of the author's, or none. */
  readonly keys: readonly string[];
  readonly value: string;
  /** Of every line, row or item: 均, 全部, 所有. */
  readonly every: boolean;
}

const KEY = '[A-Za-z_][\\w.()*-]{0,60}%?';
/** A word, with a remark of the tool's in brackets: `active (running)`. */
const VALUE = '("[^"]{1,60}"|[\\w./:@+~%-]{1,80}(?: ?\\([\\w ]{1,30}\\))?)';
const SHOULD = '(?:应该|應該|应当|應當|应|應|需|须|須|必须|必須)?';
const EVERY = '(均|都|全部|全都|全|皆)?';
const IS = '(?:显示为|顯示為|为|為|是|等于|等於)';
/** Whose name it is that a value has. */
const COUNTED =
  '(?:所有|全部|每个|每個|各个|各個|各)\\s*(?:的)?\\s*(?:pods?|nodes?|节点|節點|容器|实例|實例|服务|服務|副本|主机|主機|行)?';

const OF_KEYS = onFirstUse(
  () =>
    new RegExp(
      `^(${KEY}(?:\\s*(?:和|与|與|及|、|,)\\s*${KEY}){0,5})\\s*(?:列|字段|欄位|的?值|的?状态)?\\s*${SHOULD}\\s*${EVERY}\\s*${SHOULD}${IS}\\s*${VALUE}$`,
      'u',
    ),
);
const OF_ALL = onFirstUse(
  () =>
    new RegExp(
      `^(?:${COUNTED}\\s*(?:的)?(?:状态|狀態)?\\s*${SHOULD}(?:均|都|全部|全都|全|皆)?${SHOULD}${IS}?|${SHOULD}(?:均|都|全部|全都|全|皆)${SHOULD}${IS}?)\\s*${VALUE}\\s*(?:状态|狀態)?$`,
      'iu',
    ),
);
/** A name in Chinese is nowhere in the output. */
const OF_LINE = onFirstUse(
  () =>
    new RegExp(
      `^(?=.*\\p{Script=Han})([\\p{Script=Han}\\w ]{0,20}?)\\s*${SHOULD}(?:${IS}|指向|:)\\s*${VALUE}$`,
      'u',
    ),
);
/** What is said besides the name and the value, and what says the opposite. */
const MORE =
  /[不未非无無没沒或若除仅僅只约約]|所有|全部|每|均|都|至[少多]|以[上下内內]|以[前后後]|[大小高低多少]于|超过|左右|如果|一致|相同|之前|之后/u;

function bare(value: string): string {
  return value.replace(/^"(.*)"$/, '$1');
}

/** Takes normalised words; null where they say more than that. Linear in their length. */
export function readStated(text: string): StatedWords | null {
  // What is stated is so in Chinese, and each pattern is dear at its first use.
  if (text.length > 200 || !/[^\0-\x7f]/.test(text)) return null;
  const ofKeys = /[为為是等]/.test(text) ? OF_KEYS().exec(text) : null;
  if (ofKeys !== null) {
    const [, names = '', every, value = ''] = ofKeys;
    return { keys: names.split(/\s*[和与與及、,]\s*/u), value: bare(value), every: every !== undefined };
  }
  const ofAll = /[所全每各均都皆]/.test(text) ? OF_ALL().exec(text) : null;
  if (ofAll !== null) return { keys: [], value: bare(ofAll[1] ?? ''), every: true };
  const ofLine = OF_LINE().exec(text);
  if (ofLine === null || MORE.test(ofLine[1] ?? '')) return null;
  return { keys: [], value: bare(ofLine[2] ?? ''), every: false };
}

/** `role: master`, `"version": "1.2"`, `read_only = ON`, `READY 3/3`: a key and its value, however a tool would print them; null for anything else. */
export function readPair(text: string): Pair | null {
  const [, head, cell = ''] = /^([A-Z][A-Z0-9_%-]{1,30}) ([\w./-]{1,60})$/.exec(text) ?? [];
  if (head !== undefined) return { key: head, value: cell };
  const [, key = '', value = ''] =
    /^["']?([A-Za-z_][\w.()*-]{1,60})["']?\s*[:=]\s*(?!\/\/)([^\n]{1,100}?)[,;]?$/.exec(text) ?? [];
  return key === '' ? null : { key, value: value.replace(/^(["'])(.*)\1$/, '$2') };
}

/** `failed=0 unreachable=0`, `Slave_IO_Running: Yes, Slave_SQL_Running: Yes`: several, each with its value; null for one or none. */
export function readPairs(text: string): readonly Pair[] | null {
  if (text.length > 300 || !/[:=]/.test(text)) return null;
  const equals = /^\w+=[^\s,;=]+(?:[\s,;、]+\w+=[^\s,;=]+)+$/.test(text);
  const parts = equals ? text.split(/[\s,;、]+/) : text.split(/\s*[,;、]\s*|\s*(?:和|且|并且|\band\b)\s*/u);
  const pair = equals
    ? /^([A-Za-z_]\w{0,60})=([\w./-]{1,60})$/
    : /^([A-Za-z_]\w{2,60})\s*[:=]\s*([\w./-]{1,60})$/;
  const pairs = parts.map((part) => pair.exec(part));
  if (parts.length < 2 || pairs.some((one) => one === null)) return null;
  return pairs.map((one) => ({ key: one?.[1] ?? '', value: one?.[2] ?? '' }));
}
