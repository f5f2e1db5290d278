import { foldHeading, ordinal } from './fold.ts';

const NOUN = '方法|方式|方案|选项|选择|途径|策略|步骤|option|method|approach|alternative|choice|step';
const NAME = new RegExp(
  `^(?:\\d+(?:\\.\\d+)*[.、)]\\s*)?(${NOUN})\\s*(\\d+(?:\\.\\d+)*|[a-z](?![a-z])|[一二三四五六七八九十]+)`,
  'i',
);

/** What a series calls one of its options, `方法1`, in the spellings that people type: `方法一` too. */
export function seriesNames(text: string): readonly string[] {
  const [, noun, number] = NAME.exec(foldHeading(text)) ?? [];
  if (noun === undefined || number === undefined) return [];
  const value = ordinal(number);
  const chinese = value === null ? '' : '一二三四五六七八九十'.charAt(value - 1);
  const numbers = [number, ...(value === null ? [] : [String(value)]), ...(chinese === '' ? [] : [chinese])];
  return [...new Set(numbers)].map((each) => `${noun}${each}`);
}
