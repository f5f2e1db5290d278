import type { Entry } from './index.ts';

/** Words of `mdrollback exec`: the transcript, the questions, the account at the end. */
export const runView = {
  'phase-of': { zh: '阶段 {id}（{index}/{of}）', en: 'Phase {id} ({index}/{of})' },
  elapsed: { zh: '用时 {elapsed}', en: 'took {elapsed}' },
  'elapsed-of': { zh: '用时 {elapsed}，预计 {estimate}', en: 'took {elapsed}, estimated {estimate}' },
  'elapsed-over': {
    zh: '用时 {elapsed}，超过预计的 {estimate}',
    en: 'took {elapsed}, more than the estimated {estimate}',
  },
  'outcome-passed': { zh: '通过', en: 'passed' },
  'outcome-failed': { zh: '失败', en: 'failed' },
  'outcome-needs-person': { zh: '待人工确认', en: 'a person has to say' },
  'outcome-unverified': { zh: '已执行，未验证', en: 'ran, not verified' },
  skipped: { zh: '跳过 {id}：{reason}（{by}）', en: 'passed over {id}: {reason} ({by})' },
  'author-ticked': { zh: '{id} 由作者勾选，没有询问', en: '{id} was ticked by the author; nobody was asked' },
  'shell-ended': {
    zh: '这条命令结束了它的 bash；已换新的，状态已恢复',
    en: 'the command ended its bash; a new one serves the run, with its state restored',
  },
  'not-restored': { zh: '新 bash 里没有恢复：{what}', en: 'not restored in the new bash: {what}' },
  'on-terminal': { zh: '这条命令直接使用终端', en: 'this command has the terminal to itself' },
  answered: { zh: '{what}：{answer}（{by}，{how}）', en: '{what}: {answer} ({by}, {how})' },
  'how-asked': { zh: '当场回答', en: 'asked' },
  'how-vouched': { zh: '事先担保', en: 'vouched for beforehand' },
  'how-option': { zh: '事先用选项决定', en: 'decided by an option' },
  'answer-yes': { zh: '是', en: 'yes' },
  'answer-no': { zh: '否', en: 'no' },
  'answer-not-applicable': { zh: '不适用', en: 'not applicable' },

  'ask-checkpoint': { zh: '检查点 {id}：{text}', en: 'Checkpoint {id}: {text}' },
  'ask-checkpoint-tail': { zh: '是真的吗？', en: 'Is it true?' },
  'ask-manual': { zh: '人工操作 {id}，请您来做：', en: 'By hand, {id}; please do this:' },
  'ask-manual-tail': { zh: '做完了吗？', en: 'Is it done?' },
  'ask-expectation': {
    zh: '{id} 的预期要由人判断：{text}',
    en: 'A person has to judge the expectation of {id}: {text}',
  },
  'ask-expectation-actual': { zh: '看到：{actual}', en: 'seen: {actual}' },
  'ask-expectation-tail': { zh: '上面的输出符合吗？', en: 'Does the output above fit?' },
  'ask-optional': { zh: '可选步骤 {id}：{title}', en: 'Optional step {id}: {title}' },
  'ask-optional-tail': { zh: '要执行吗？', en: 'Shall it be done?' },
  'ask-skip-condition': { zh: '{id} 的跳过条件：{text}', en: 'Skip condition of {id}: {text}' },
  'ask-run-condition': { zh: '{id} 的执行条件：{text}', en: 'Condition to run {id}: {text}' },
  'ask-condition-tail': { zh: '成立吗？', en: 'Does it hold?' },
  'ask-irreversible': { zh: '⚠️ 不可逆的步骤 {id}：{title}', en: '⚠️ This cannot be undone: {id} {title}' },
  'ask-irreversible-tail': {
    zh: '输入步骤编号 {id} 开始执行；输入 n 停止',
    en: 'Type the step number {id} to begin it, or n to stop',
  },
  'answers-check': {
    zh: 'y 是 / n 否 / na 不适用',
    en: 'y yes / n no / na not applicable',
  },
  'answers-decision': { zh: 'y 是 / n 否', en: 'y yes / n no' },
  'ask-reason-no': { zh: '为什么（可以不写）', en: 'Why (may be left empty)' },
  'ask-reason-na': { zh: '为什么不适用', en: 'Why does it not apply' },
  'not-understood': { zh: '没有看懂“{given}”', en: 'not understood: "{given}"' },
  'nobody-there': { zh: '没有人在终端前回答', en: 'nobody is at a terminal to answer' },
  'needs-allow': {
    zh: '不可逆的步骤要事先用 --allow-irreversible {id} 允许，或在终端上确认',
    en: 'an irreversible step has to be allowed beforehand with --allow-irreversible {id}, or confirmed on a terminal',
  },
  'needs-person': {
    zh: '这个问题要由人回答；无人值守时可用 --confirm-checkpoints 为检查点和预期担保',
    en: 'a person has to answer this; --confirm-checkpoints vouches for checkpoints and expectations when nobody attends',
  },
  'needs-hands': {
    zh: '人工操作不能事先作答；请在终端上执行',
    en: 'what is done by hand cannot be answered for beforehand; run this on a terminal',
  },

  'ask-choice': { zh: '选择 {id}（第 {line} 行）：', en: 'Choice {id} (line {line}):' },
  'ask-choice-tail': { zh: '输入序号或名称', en: 'Type its number or name' },
  'ask-parameter': { zh: '参数 {name}（第 {lines} 行）', en: 'Parameter {name} (line {lines})' },
  'ask-start': { zh: '开始执行？输入 yes 开始', en: 'Begin? Type yes to begin' },
  'not-started': { zh: '没有开始，什么都没有执行。', en: 'Not begun; nothing was run.' },

  'refused-lead': {
    zh: '不能执行，什么都没有做。请先解决：',
    en: 'This cannot be run, and nothing was done. First:',
  },
  'run-name': { zh: '执行', en: 'run' },
  operator: { zh: '操作者', en: 'operator' },
  directory: { zh: '执行记录', en: 'run directory' },
  'result-succeeded': {
    zh: '回滚完成，全部验证通过',
    en: 'The rollback is done, and all of it was verified',
  },
  'result-succeeded-unverified': {
    zh: '回滚完成；{n} 条命令已执行，但没有预期可以验证',
    en: 'The rollback is done; {n} commands ran with nothing to verify them by',
  },
  'result-failed': { zh: '回滚失败：{reason}', en: 'The rollback failed: {reason}' },
  'result-waiting': { zh: '等人处理：{reason}', en: 'Waiting for a person: {reason}' },
  'result-stopped': { zh: '已停止：{reason}', en: 'Stopped: {reason}' },
  counts: {
    zh: '通过 {passed} · 未验证 {unverified} · 失败 {failed} · 跳过 {skipped} · 未执行 {rest}',
    en: 'passed {passed} · not verified {unverified} · failed {failed} · passed over {skipped} · not run {rest}',
  },
  'failed-at': {
    zh: '失败在 {id}（第 {line} 行），步骤 {step}',
    en: 'Failed at {id} (line {line}), step {step}',
  },
  'waits-at': { zh: '停在 {id}', en: 'It waits at {id}' },
  command: { zh: '命令', en: 'command' },
  'exit-status': { zh: '退出码', en: 'exit status' },
  expectation: { zh: '预期', en: 'expectation' },
  actual: { zh: '看到', en: 'seen' },
  nearest: { zh: '最接近的一行', en: 'nearest line' },
  'last-stderr': { zh: '错误输出的最后几行', en: 'last lines of the error output' },
  'last-stdout': { zh: '输出的最后几行', en: 'last lines of the output' },
  'full-log': { zh: '完整输出', en: 'full output' },
  'report-at': { zh: '报告', en: 'report' },
  'report-not-written': {
    zh: '报告无法写入 {path}：{reason}',
    en: 'the report could not be written to {path}: {reason}',
  },
  'unknown-program': {
    zh: '{id}（第 {line} 行）：找不到程序 {program}',
    en: '{id} (line {line}): there is no program {program}',
  },
  'missing-program': {
    zh: '{id}（第 {line} 行）：{program} 现在还没有；前面的步骤可能会带来它',
    en: '{id} (line {line}): {program} is not there yet; an earlier step may bring it',
  },
  'bad-syntax': {
    zh: '{id}（第 {line} 行）：bash 读不懂：{detail}',
    en: '{id} (line {line}): bash cannot read it: {detail}',
  },
  'undecided-step': {
    zh: '可选步骤 {id} 未决定：用 --with {id} 或 --skip {id}',
    en: 'optional step {id} is undecided: give --with {id} or --skip {id}',
  },
  'no-operator': {
    zh: '不知道是谁在操作：用 --operator 写出名字',
    en: 'it is not known who operates: give a name with --operator',
  },
  'report-document': {
    zh: '报告不能写到文档自己：{path}；用 --report 换一个文件',
    en: 'the report cannot be written to the document itself, {path}; name another file with --report',
  },
  'report-foreign': {
    zh: '{path} 已经存在，而且不是报告；用 --report 换一个文件',
    en: '{path} is already there and is no report; name another file with --report',
  },
  'no-run-directory': {
    zh: '无法建立执行记录，什么都没有执行：{reason}',
    en: 'the run directory cannot be made, and nothing was run: {reason}',
  },
} satisfies Record<string, Entry>;
