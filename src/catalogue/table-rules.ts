import type { Entry } from './index.ts';

/** Tables in the program: what of them is run, and what is not and why. */
export const tableRules = {
  'table-not-run': {
    zh: '表格中的“{text}”不是已知的只读命令，由人来做：要自动执行，请把它放进 bash 代码块，预期写成 # 预期: …',
    en: '“{text}” in the table is not known to change nothing and is left to a person: to have it run, put it into a bash fence with # 预期: …',
  },
  'table-row-no-command': {
    zh: '表格的这一行没有可执行的命令，“{text}”由人来做：要自动检查，请在命令列用反引号写上命令，或把这一行改写成检查点 - [ ] …',
    en: 'This row of the table has no command, “{text}” is left to a person: to have it checked, write one in back-quotes into the command column, or make the row a checkpoint - [ ] …',
  },
  'table-row-several': {
    zh: '表格的这一行写了几条命令，不知道预期说的是哪一条，都由人来做：每行只写一条。首条“{text}”',
    en: 'This row of the table has several commands, and what is expected may be of any: they are left to a person. Write one in a row. The first is “{text}”',
  },
  'table-row-no-expectation': {
    zh: '表格的这一行没有预期结果，“{text}”由人来做：请补上预期结果这一格',
    en: 'This row of the table says nothing that is expected, “{text}” is left to a person: fill in that cell',
  },
  'table-row-torn': {
    zh: '表格的这一行被竖线 | 切断了，“{text}”由人来做：在表格里，命令中的 | 要写成 \\|',
    en: 'A | has cut this row of the table, “{text}” is left to a person: within a table write \\| for the | of a command',
  },
  'table-row-not-shell': {
    zh: '表格中的“{text}”不是一条完整的命令，由人来做：请改正，或放进 bash 代码块',
    en: '“{text}” in the table is not one whole command and is left to a person: mend it, or put it into a bash fence',
  },
  'table-of-commands': {
    zh: '表格里的命令不会执行（共 {count} 条，首条“{text}”）：要执行，请放进 bash 代码块；只为验证，请给表格加“命令”和“预期结果”两列',
    en: 'Commands in this table are not run ({count} in all, the first is “{text}”): put them into a bash fence; to verify only, give the table the columns “command” and “expected result”',
  },
  'quoted-table': {
    zh: '引用（>）里的表格不会执行，也不会采集：要执行，请去掉行首的 >',
    en: 'A table in a block quote is neither run nor measured: take the > off its lines to have it done',
  },
} satisfies Record<string, Entry>;
