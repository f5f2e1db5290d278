import type { Rule } from './types.ts';

/** Values that look real and are mostly left over from an example: `/path/to/x`, a commit hash, a dated file name (§9). */
const SAMPLES: readonly RegExp[] = [
  /(?:^|[\s='"])((?:\/[\w.-]+)*\/path\/to\/[\w./-]*)/g,
  /(?:reset --hard|checkout|revert|cherry-pick)\s+(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])([0-9a-f]{7,40})\b/g,
  /([\w./-]*[-_.](?:19|20)\d{6}(?:[-_]\d{4,6})?[\w.-]*)/g,
];

/** The pattern for Chinese is dear to make and idle in most lines: each that it matches matches this. */
const CHINESE_TRACE = /你的|(?:进程|提交|服务器)\s?I[DP]/i;

function samplesFor(line: string): readonly RegExp[] {
  return CHINESE_TRACE.test(line)
    ? [...SAMPLES, /(你的[\p{L}\w]*|[\p{sc=Han}]*(?:进程|提交|服务器)\s?(?:ID|IP))/giu]
    : SAMPLES;
}

export const sampleValue: Rule = ({ plan, findings }) => {
  for (const phase of plan.phases) {
    for (const step of phase.steps) {
      for (const action of step.actions) {
        if (action.kind !== 'command') continue;
        const lines = action.text.split('\n');
        lines.forEach((line, index) => {
          for (const pattern of samplesFor(line)) {
            for (const match of line.matchAll(pattern)) {
              findings.report(
                'sample-value',
                { line: action.line + index, column: 1 },
                { text: match[1] ?? match[0] },
              );
            }
          }
        });
      }
    }
  }
};
