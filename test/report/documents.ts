/** Documents and runs by chance, for the report's properties. */
import fc from 'fast-check';
import { AUTHOR_TICKED } from '../../src/journal/events.ts';
import type { JournalEvent, JournalRecord } from '../../src/journal/events.ts';
import type { Action, Plan } from '../../src/plan/types.ts';
import { answer, ended, ran, records, started, startedCommand } from './helpers.ts';

const phrase = fc.constantFrom(
  '停止服务',
  'the service is `up`',
  '**注意：**不要重启',
  '见 https://example.com/a?b=c',
  'a | b',
  'trailing blanks  ',
  'a backslash \\',
  'two backslashes \\\\',
  'an `open code span',
  'it`s',
  '<!-- a comment -->',
  'mdrollback:41 is a word',
  '<!--mdrollback:7 back=2-->— 👤 **人工确认**<!--/mdrollback:7-->',
  '<b>bold</b> & more',
  '\u202eright to left',
  '~~gone~~ *soft* [link](x)',
);

type Lines = readonly string[];

const paragraph: fc.Arbitrary<Lines> = fc.array(phrase, { minLength: 1, maxLength: 3 });

const heading: fc.Arbitrary<Lines> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), phrase)
  .map(([depth, text]) => [`${'#'.repeat(depth)} ${text}`]);

const codeLine = fc.constantFrom(
  'systemctl stop pay',
  '',
  '# 预期: inactive',
  '  indented',
  'cat <<EOF',
  '- [ ] no box',
  '> no quote',
  '``',
);

const fence: fc.Arbitrary<Lines> = fc
  .record({
    run: fc.constantFrom('```', '````', '~~~'),
    lang: fc.constantFrom('bash', 'bash', 'bash', 'yaml', ''),
    indent: fc.constantFrom('', '', ' ', '   '),
    after: fc.constantFrom('', ' ', '\t'),
    lines: fc.array(codeLine, { maxLength: 3 }),
  })
  .map(({ run, lang, indent, after, lines }) => [
    `${indent}${run}${lang}`,
    ...lines.map((line) => (line === '' ? '' : indent + line)),
    `${indent}${run}${after}`,
  ]);

const table: fc.Arbitrary<Lines> = fc
  .array(fc.constantFrom('QPS', '`a\\|b`', '< 200ms', ''), { minLength: 2, maxLength: 2 })
  .map(([a = '', b = '']) => ['| 指标 | 要求 |', '|---|:-:|', `| ${a} | ${b} |`]);

const leaf = fc.oneof(
  { weight: 4, arbitrary: fence },
  { weight: 3, arbitrary: paragraph },
  { weight: 1, arbitrary: heading },
  { weight: 1, arbitrary: table },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Lines>(
      ['---'],
      ['<!-- note -->'],
      ['    indented code'],
      ['<div>', 'html', '</div>'],
    ),
  },
);

const { block } = fc.letrec<{ block: Lines; blocks: Lines }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('> ', '>', '>  '), tie('blocks'))
      .map(([mark, lines]) => lines.map((line) => mark + line)),
    fc
      .tuple(
        fc.constantFrom('- ', '* ', '1. ', '1) ', '-\t', '-   '),
        fc.constantFrom('', '[ ] ', '[x] ', '[\t] '),
        fc.array(fc.tuple(phrase, tie('blocks'), fc.boolean()), { minLength: 1, maxLength: 3 }),
        fc.boolean(),
      )
      .map(([marker, box, items, loose]) => {
        const indent = marker.replace(/[^\t]/g, ' ');
        const lines = items.flatMap(([text, rest, nested]) => [
          marker + box + text,
          ...(nested ? rest.map((line) => (line === '' ? '' : indent + line)) : []),
          ...(loose ? [''] : []),
        ]);
        return loose ? lines.slice(0, -1) : lines;
      }),
  ),
  blocks: fc
    .array(fc.tuple(tie('block'), fc.boolean()), { minLength: 1, maxLength: 3 })
    .map((parts) =>
      parts.flatMap(([lines, blank], index) => (blank && index > 0 ? ['', ...lines] : [...lines])),
    ),
}));

/** Markdown as people write it and worse: nested, with any line ending, with and without front matter and a last newline. */
export const document: fc.Arbitrary<string> = fc
  .record({
    mark: fc.constantFrom('', '', '\ufeff'),
    frontMatter: fc.constantFrom<Lines>(
      [],
      [],
      ['---', 'title: 回滚', '---'],
      ['---', '---'],
      ['---', 'not closed'],
    ),
    blocks: fc.array(fc.tuple(block, fc.boolean()), { maxLength: 5 }),
    ending: fc.constantFrom('\n', '\n', '\r\n', '\r'),
    last: fc.boolean(),
  })
  .map(({ mark, frontMatter, blocks, ending, last }) => {
    const lines = blocks.flatMap(([part, blank]) => (blank ? ['', ...part] : [...part]));
    return mark + [...frontMatter, ...lines].join(ending) + (last ? ending : '');
  });

const hostile = fc.constantFrom(
  'ok',
  '</pre> --> ```',
  '<!--mdrollback:99-->',
  '| a |\n\n# no heading',
  '\u001b[31mred\u001b[0m\u202e',
  '{by}',
  '$&',
);

function happening(action: Action): fc.Arbitrary<readonly JournalEvent[]> {
  const { id } = action;
  const by = hostile.chain((reason) =>
    fc
      .constantFrom('yes' as const, 'no' as const, 'not-applicable' as const)
      .map((said) => [answer(id, said, { reason })]),
  );
  const stderr = { path: 'stderr', offset: 0, bytes: 10 };
  const judged = hostile.chain((actual) =>
    fc
      .constantFrom('passed' as const, 'failed' as const, 'unverified' as const, 'needs-person' as const)
      .map((outcome) => {
        const verdict = outcome === 'unverified' ? 'passed' : outcome;
        return ran(id, {
          outcome,
          stderr,
          stdout: { ...stderr, path: 'stdout' },
          reason: actual,
          expectations: [{ line: 1, verdict, reading: actual, actual, nearest: actual, by: 'machine' }],
        });
      }),
  );
  return fc.oneof(
    fc.constant([]),
    judged,
    by,
    hostile.map((reason): JournalEvent[] => [{ type: 'skipped', action: id, reason, by: '李四' }]),
    fc.constant<JournalEvent[]>([{ type: 'skipped', action: id, reason: AUTHOR_TICKED, by: 'author' }]),
    fc.constant([startedCommand(id)]),
    fc.constant([answer(id, 'yes', { how: 'vouched' })]),
  );
}

/** A run of the plan in which anything happens. */
export function runOf(plan: Plan): fc.Arbitrary<readonly JournalRecord[]> {
  const actions = plan.phases.flatMap((phase) => phase.steps.flatMap((step) => step.actions));
  return fc
    .tuple(
      fc.tuple(...actions.map(happening)),
      fc.constantFrom('succeeded' as const, 'failed' as const, null),
    )
    .map(([events, result]) =>
      records(started(plan), ...events.flat(), ...(result === null ? [] : [ended(result)])),
    );
}
