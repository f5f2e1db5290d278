import { fenceRuleTexts } from './fence-rules.ts';
import { expectationRules } from './expectation-rules.ts';
import { metricRules } from './metric-rules.ts';
import { choiceRules } from './choice-rules.ts';
import { flowRules } from './flow-rules.ts';
import { frontMatterRules } from './front-matter-rules.ts';
import { tableRules } from './table-rules.ts';
import type { Entry } from './index.ts';

/** What each rule says. Every text names what was found, what was expected and how to mend it. */
export const ruleTexts = {
  ...expectationRules,
  ...metricRules,
  ...tableRules,
  'no-steps': {
    zh: '没有找到回滚步骤：需要一个“回滚步骤”章节，或写成“阶段 1”“步骤 1.1”“1.”的标题，步骤里放 bash 代码块',
    en: 'No steps found: write a section “回滚步骤” (rollback steps), or headings such as “阶段 1”, “步骤 1.1”, “1.”, with bash fences in them',
  },
  'only-on-demand': {
    zh: '没有找到回滚步骤，只有按需执行的小节，如“{section}”：用 mdrollback run-section 选一节单独执行（{id} 等）。若它们是依次要做的步骤，请放到“## 回滚步骤”下',
    en: 'No steps found, only sections that run on demand, such as “{section}”: run one of them with mdrollback run-section ({id} and others). If they are steps to be done in turn, put them under “## Rollback steps”',
  },
  'other-operation': {
    zh: '文档“{title}”讲的不是回滚，也没有名为“回滚步骤”或“回滚方案”的章节：其中的步骤不会执行。若它就是回滚，请写明“## 回滚步骤”',
    en: 'The document “{title}” is about something else than a rollback and has no section “回滚步骤” or “rollback steps”: its steps are not run. If it is the rollback, say so with “## Rollback steps”',
  },
  'empty-step': {
    zh: '步骤 {id}“{title}”里没有任何内容：补上命令、检查点或说明，或删去这个标题',
    en: 'Step {id} “{title}” has nothing in it: add commands, checkpoints or words, or remove the heading',
  },
  'nothing-to-do': {
    zh: '回滚步骤里没有一条命令、检查点或人工操作',
    en: 'The steps hold no command, no checkpoint and no manual action',
  },
  'duplicate-step-number': {
    zh: '编号 {id} 已用于第 {line} 行：每个阶段和步骤的编号必须唯一，否则 --skip、--use 指不准',
    en: 'The number {id} is taken by line {line}: each phase and step needs its own, or --skip and --use cannot name it',
  },
  'other-steps': {
    zh: '“{title}”里的命令不会执行：程序取自“{program}”。若要执行它，请把它移到该章节下',
    en: 'Nothing under “{title}” runs: the program is “{program}”. To run it, move it under that section',
  },
  'prose-section': {
    zh: '“{title}”不是已知的章节：其中的代码块不会执行，检查点不会被问到',
    en: '“{title}” is no known section: its fences are not run, its checkpoints not asked',
  },
  'inner-section': {
    zh: '“{title}”写在步骤中间，但不是步骤：其中的命令和检查点不会随回滚执行。若要执行，请改成步骤标题；否则请移到步骤之外',
    en: '“{title}” stands among the steps and is none: its commands and checkpoints are not run with them. Make it a step to have it run, or move it out',
  },
  'steps-choice': {
    zh: '文档里有 {count} 个各自独立的回滚流程（{options}）：只会执行其中一个，执行前用 --use 选定。若要依次执行，请把它们放在同一个“回滚步骤”章节下',
    en: 'The document holds {count} separate programs ({options}): exactly one runs, chosen with --use. To run them in turn, put them under one section “回滚步骤”',
  },
  choice: {
    zh: '{id} 处有 {count} 个备选（{options}）：只执行其中一个，执行前用 --use 选定',
    en: 'There are {count} alternatives at {id} ({options}): exactly one runs, chosen with --use',
  },
  'decision-gap': {
    zh: '决策矩阵没有覆盖：{region}。补一行，或把某一格改成“任意”',
    en: 'The decision table has no row for: {region}. Add one, or set a cell to “any”',
  },
  'decision-overlap': {
    zh: '决策矩阵第 {rows} 行都符合 {region}，结论却不同：改其中一行的条件',
    en: 'Rows on lines {rows} of the decision table all fit {region} and say different things: change a condition',
  },
  'decision-empty': {
    zh: '决策矩阵这一行没有写“{name}”',
    en: 'This row of the decision table does not say “{name}”',
  },
  'decision-too-large': {
    zh: '决策矩阵的组合太多，没有检查是否完整',
    en: 'The decision table has too many combinations to be proved complete',
  },
  'backup-unverified': {
    zh: '步骤 {id} 不可逆，而它之前没有任何一步验证备份：在回滚前检查里加上“数据备份验证”',
    en: 'Step {id} cannot be undone, and nothing before it verifies a backup: add a section “Backup verification” to the checks before the rollback',
  },
  'choice-unverified': {
    zh: '选择“{option}”时（{id}）没有任何验证：在这个备选里或其后加上带“# 预期: …”的验证命令',
    en: 'With “{option}” chosen at {id} nothing is verified: add a command with “# 预期: …” to that alternative or behind it',
  },
  'fence-unclosed': {
    zh: '代码块没有结束行（```）：其后的文字会被当成代码。补上结束行',
    en: 'The fence is never closed: what follows would be read as code. Add the closing ``` line',
  },
  'fence-swallows': {
    zh: '这个代码块里出现了另一个代码块的起始行或章节标题（第 {line} 行）：多半漏了或多了一行 ```，整块不执行',
    en: 'Another fence or a section’s heading stands inside this one (line {line}): a ``` line is probably missing or too many, so none of it runs',
  },
  'bash-syntax': {
    zh: 'bash 语法错误：{problem}。改正后才能执行；输出样例请放进“# 预期输出”之后或不带语言的代码块',
    en: 'bash syntax error: {problem}. Mend it before running; sample output belongs under “# 预期输出” or into a fence without a language',
  },
  'not-a-command': {
    zh: '“{text}”不像命令：若是输出，请写在“# 预期输出”之后；若是说明，请加 #',
    en: '“{text}” does not look like a command: put output under “# 预期输出”, and a # before words',
  },
  'sql-in-shell': {
    zh: "“{text}”是 SQL，不能交给 bash：改成 mysql -e '…' 或 psql -c '…'，否则只能人工执行",
    en: "“{text}” is SQL and no bash: write mysql -e '…' or psql -c '…', otherwise a person has to type it",
  },
  'client-prompt': {
    zh: '带有 {prompt} 提示符的内容是在客户端里输入的，只能人工执行：改成 mysql -e、psql -c 这类单条命令',
    en: 'Lines at the prompt {prompt} are typed into a client and are left to a person: write them as one command (mysql -e, psql -c)',
  },
  'mixed-prompts': {
    zh: '“{text}”没有提示符，却夹在带提示符的行之间：分不清是命令还是输出。命令前补上 $，或把输出移到“# 预期输出”之后',
    en: '“{text}” has no prompt among lines that have one: command or output? Put $ before a command, or move output under “# 预期输出”',
  },
  'typographic-dash': {
    zh: '“{text}”里的“{dash}”不是连字符，多半是排版软件替换的：改成 -',
    en: 'The “{dash}” in “{text}” is no hyphen and was probably put there by an editor: write -',
  },
  'remote-shell': {
    zh: "“{text}”打开另一个 shell，此后的命令直到 exit 都只能人工执行：改成 ssh 主机 '命令'、sudo -u 用户 命令，或到那台主机上运行 mdrollback",
    en: "“{text}” opens another shell; what follows until exit is left to a person: write ssh host 'command' or sudo -u user command, or run mdrollback on that host",
  },
  'not-shell-fence': {
    zh: '步骤里的 {lang} 代码块不会执行，由人来做：若要自动执行，请改成 bash 命令',
    en: 'A {lang} fence in a step is not run and is left to a person: write it as a bash command to have it run',
  },
  'zsh-fence': {
    zh: 'zsh 代码块由 bash 执行，语法可能不同：确认后把语言改为 bash',
    en: 'A zsh fence is run by bash, which may read it differently: check it and name it bash',
  },
  'script-file': {
    zh: '这个代码块是一整个脚本文件（有 #! 行），不会执行：若要执行，请写成调用脚本的命令',
    en: 'This fence is a whole script file (it has a #! line) and is not run: write the command that calls the script',
  },
  'device-console': {
    zh: '这是网络设备的命令行，不会在本机执行，由人在设备上做',
    en: 'This is typed into a network device: it is not run here and is left to a person',
  },
  'untagged-fence': {
    zh: '步骤里没有标明语言的代码块不会执行：若是命令，请写成 ```bash；若是输出，请在前面写“预期输出：”',
    en: 'A fence without a language is not run: write ```bash for commands, or “预期输出：” before it for output',
  },
  'quoted-fence': {
    zh: '引用块（>）里的代码不会执行：若要执行，请移出引用块',
    en: 'Code inside a block quote (>) is not run: move it out to have it run',
  },
  'indented-code': {
    zh: '缩进代码块不会执行：若是命令，请写成 ```bash',
    en: 'Indented code is not run: write it as a ```bash fence',
  },
  'forbidden-fence': {
    zh: '标为禁止或错误示例的代码不会执行',
    en: 'Code marked as forbidden or as a bad example is not run',
  },
  'root-prompt': {
    zh: '“{text}”可能是 root 的提示符 #，也可能是注释：按注释处理，不会执行。要执行，请把 # 换成 $；是注释，请删去这一行',
    en: '“{text}” may begin with root’s prompt # or be a comment: it is taken as one and not run. Write $ for # to have it run, or remove the line',
  },
  'full-width-comment': {
    zh: '全角“＃”不是 bash 注释：这里按注释处理、不执行，请改成半角 #',
    en: 'A full-width “＃” is no bash comment: it is read as one and not run; write #',
  },
  'expectation-without-command': {
    zh: '预期“{text}”之前没有命令：把它写在它要检查的命令之后',
    en: 'No command stands before the expectation “{text}”: write it behind the command that it checks',
  },
  'expectation-unreadable': {
    zh: '预期“{text}”读不懂：{problem}',
    en: 'The expectation “{text}” cannot be read: {problem}',
  },
  'block-empty': {
    zh: '“{text}”之后没有输出内容：补上输出，或删去这行',
    en: 'No output follows “{text}”: add it, or remove the line',
  },
  'placeholder-left': {
    zh: '命令里还有未填写的“{text}”：填上真实的值，或写成 <名称> 作为参数',
    en: 'The command still holds “{text}”: write the real value, or <name> to make it a parameter',
  },
  'placeholder-unsupported': {
    zh: '占位符“{text}”所在的位置不能代入变量（{context}）：把它移出引号内的 heredoc，或改用变量',
    en: 'No variable can stand in the place of “{text}” ({context}): move it out of the quoted heredoc, or use a variable',
  },
  'placeholder-in-prose': {
    zh: '标题、通知或联系人里还有未填写的“{text}”',
    en: '“{text}” in a heading, a notification or a contact is still to be filled in',
  },
  'sample-value': {
    zh: '“{text}”像是示例值：确认后再执行，或写成 <名称> 作为参数',
    en: '“{text}” looks like a sample value: check it before running, or write <name> to make it a parameter',
  },
  'setting-unreadable': {
    zh: '设置“{text}”读不懂：超时写成 60s、5m 或 60秒',
    en: 'The setting “{text}” cannot be read: write a time-out as 60s, 5m or 60秒',
  },
  'checkpoint-not-run': {
    zh: '检查点里的“{text}”不是已知的只读命令，不会自动执行，由人确认：若要自动检查，请写成 `只读命令` 预期 X',
    en: '“{text}” in a checkpoint is not known to be read-only and is not run; a person is asked: write `read-only command` 预期 X to have it checked',
  },
  'checkpoint-asserts-nothing': {
    zh: '检查点里的“{text}”无论好坏都会正常退出，不足以打勾，由人确认：请在它后面写“预期 X”',
    en: '“{text}” in a checkpoint exits 0 whether all is well or not and ticks nothing; a person is asked: write “预期 X” behind it',
  },
  'not-a-task-item': {
    zh: '“{text}”不是检查点，渲染时也没有方框：写成“- [ ] ”或“- [x] ”，方括号后留一个空格',
    en: '“{text}” is no checkpoint and renders without a box: write “- [ ] ” or “- [x] ” with a blank behind the bracket',
  },
  'parts-in-order': {
    zh: '“{titles}”会依次全部执行：若只需其中之一，标题写成“方案一：…”“方案二：…”；若有的视情况才做，在它的标题后加“（可选）”；若都要做，给标题编号',
    en: '“{titles}” are all gone through, one after the other: if only one of them is meant, head them “Option A: …”, “Option B: …”; if one is not always needed, add “(optional)” to its heading; if all are meant, number them',
  },
  'not-a-heading': {
    zh: '“{text}”不是标题（# 号后要有一个空格，前面不能有字），其下的内容会并入上一个章节：改成“## 标题”',
    en: '“{text}” is no heading (a blank must follow the # signs, and nothing stand before them); what is under it joins the section before: write “## Heading”',
  },
  'nested-heading': {
    zh: '标题“{text}”缩进了，或在列表项、引用块里，不再是章节的开头，其后的命令会算进上一个章节：去掉它前面的空格或 >',
    en: 'The heading “{text}” is indented, or stands in a list item or a block quote, and starts no section, so that what follows belongs to the section before: remove the blanks or the > before it',
  },
  'short-underline': {
    zh: '“{text}”下面只有一两个 - 或 =，在 Markdown 里就成了标题，其后的内容会另算一节：不是标题就删掉那一行，是标题就写成“## 标题”',
    en: 'One or two - or = under “{text}” make a heading of it in Markdown, and what follows another section: remove that line, or write “## Heading” where one is meant',
  },
  'number-lost': {
    zh: '标题“{text}”少了序号，看不出是第几步：写成“第一步”或“步骤 1.1”',
    en: 'The heading “{text}” has lost its number: write “第一步” or “步骤 1.1”',
  },
  'torn-heading': {
    zh: '标题“{text}”像是少了或多了一个字的“{meant}”：写成“{meant}”，或者换一个标题',
    en: 'The heading “{text}” looks like “{meant}” with a character lost or gained: write “{meant}”, or another heading',
  },
  'checklist-in-fence': {
    zh: '代码块里的“- [ ]”不是检查点，不会有人被问到：把清单移出代码块',
    en: 'A “- [ ]” inside a fence is no checkpoint and nobody is asked: move the list out of the fence',
  },
  'parameter-unused': {
    zh: '参数“{name}”没有在任何会执行的命令里用到',
    en: 'The parameter “{name}” is used in no command that would run',
  },
  ...fenceRuleTexts,
  ...flowRules,
  ...choiceRules,
  ...frontMatterRules,
  'nested-depth': {
    zh: '结构嵌套太深，从这里起不再读取',
    en: 'The document is nested too deeply here and is read no further',
  },
} satisfies Record<string, Entry>;

export type RuleId = keyof typeof ruleTexts;
