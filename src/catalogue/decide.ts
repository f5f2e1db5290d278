import type { Entry } from './index.ts';

/** The decision before a run: its questions, its result, and how a report tells it. */
export const decideTexts = {
  title: { zh: '回滚决策', en: 'Decision' },
  'ask-holds': {
    zh: '哪些条件成立？（编号，用逗号分开；0 都不成立；s 跳过）',
    en: 'Which conditions hold? (numbers with commas between; 0 for none; s to skip)',
  },
  must: { zh: '强制', en: 'must' },
  should: { zh: '建议', en: 'should' },
  'ask-severity': { zh: '严重程度（可以不写）', en: 'Severity (may be left empty)' },
  'ask-scope': { zh: '影响范围（可以不写）', en: 'What is affected (may be left empty)' },
  'ask-since': {
    zh: '从什么时候开始，如 03:12（可以不写）',
    en: 'Since when, such as 03:12 (may be left empty)',
  },
  'ask-column': { zh: '{name}', en: '{name}' },
  'ask-words': { zh: '{name}（{words}，或其他）', en: '{name} ({words}, or something else)' },
  'ask-number': { zh: '{name}（数字，单位 {unit}）', en: '{name} (a number of {unit})' },
  'ask-skip-reason': { zh: '为什么跳过', en: 'Why is it skipped' },
  'no-such-number': {
    zh: '没有编号 {given}；可用的是 0 到 {most}',
    en: 'there is no {given}; there are 0 to {most}',
  },
  'not-a-fact': {
    zh: '“{given}”不是 {name} 能用的数字：{expected}',
    en: '“{given}” is no number for {name}: {expected}',
  },
  'expected-number': { zh: '例如 12{unit}', en: 'such as 12{unit}' },
  match: { zh: '决策矩阵第 {rows} 行：{outcome}', en: 'Decision table, line {rows}: {outcome}' },
  'match-empty': {
    zh: '决策矩阵第 {rows} 行符合，但没有写决定：由负责人决定',
    en: 'Line {rows} of the decision table fits and says nothing of what to do: somebody has to decide',
  },
  'no-row': {
    zh: '决策矩阵没有符合的行：由负责人决定',
    en: 'No row of the decision table fits: somebody has to decide',
  },
  'rows-disagree': {
    zh: '决策矩阵第 {rows} 行都符合，结论不同：由负责人决定',
    en: 'Lines {rows} of the decision table fit and say different things: somebody has to decide',
  },
  'not-asked': { zh: '没有用决策矩阵判断', en: 'No decision table was evaluated' },
  skipped: { zh: '跳过了决策：{reason}（{by}）', en: 'The decision was skipped: {reason} ({by})' },
  'holds-must': { zh: '强制回滚条件成立：{text}', en: 'A condition that demands a rollback holds: {text}' },
  'holds-should': {
    zh: '建议回滚条件成立：{text}',
    en: 'A condition that suggests a rollback holds: {text}',
  },
  'holds-not-asked': {
    zh: '没有说明哪些触发条件成立（--holds）',
    en: 'Nobody has said which conditions hold (--holds)',
  },
  'holds-none': { zh: '没有一个触发条件成立', en: 'No condition holds' },
  severity: { zh: '严重程度：{value}', en: 'Severity: {value}' },
  scope: { zh: '影响范围：{value}', en: 'Affected: {value}' },
  since: { zh: '开始于：{value}', en: 'Since: {value}' },
  fact: { zh: '{name}：{value}', en: '{name}: {value}' },
  by: { zh: '判断人：{by}', en: 'Decided by: {by}' },
  'no-guide': {
    zh: '文档没有触发条件，也没有决策矩阵：加一节“回滚触发条件”，其中“强制回滚”“建议回滚”两个列表，或一个最后一列是“决定”的表',
    en: 'The document has neither conditions nor a decision table: add a section “Rollback triggers” with lists under “must” and “should”, or a table whose last column is “Decision”',
  },
  'not-decided': {
    zh: '没有做出决策：没有人答完',
    en: 'Nothing was decided: nobody has answered to the end',
  },
  'missing-fact': {
    zh: '没有给出 {name}：用 --fact {name}=值',
    en: '{name} is not given: use --fact {name}=value',
  },
  'unknown-fact': {
    zh: '决策矩阵没有“{given}”这一列；有 {known}',
    en: 'the decision table has no column “{given}”; there are {known}',
  },
  'bad-fact': {
    zh: '--fact 要写成 列=值，给出的是“{given}”',
    en: '--fact is column=value, given was “{given}”',
  },
  'skip-and': {
    zh: '--skip-decision 与 {others} 矛盾：一个说不做决策，一个给出决策的事实。只留一种',
    en: '--skip-decision contradicts {others}: the one decides nothing, the other tells what to decide by. Keep one of them',
  },
  'skip-no-reason': {
    zh: '--skip-decision 要写明原因，例如 --skip-decision "全站不可用"',
    en: '--skip-decision wants a reason, such as --skip-decision "the whole site is down"',
  },
  description: {
    zh: '按文档的触发条件和决策矩阵判断要不要回滚；不执行任何命令',
    en: 'decide by the document’s conditions and its decision table; runs nothing',
  },
  'opt-holds': {
    zh: '成立的触发条件的编号，如 1,3；0 表示没有',
    en: 'numbers of the conditions that hold, such as 1,3; 0 for none',
  },
  'opt-fact': {
    zh: '决策矩阵一列的事实：列=值',
    en: 'a fact for a column of the decision table: column=value',
  },
  'opt-skip': {
    zh: '不做决策，写明原因（记入报告）',
    en: 'decide nothing, for this reason (kept in the report)',
  },
  'mark-holds': { zh: '✅ 成立（{by}）', en: '✅ holds ({by})' },
  'mark-fits': { zh: '✅ 符合', en: '✅ fits' },
} satisfies Record<string, Entry>;
