import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { cliRuns } from '../../catalogue/cli-runs.ts';
import { listTemplates, scaffold as makeDocument, type TemplateInfo } from '../../scaffold/index.ts';
import { EXIT, SIGNAL_STATUS } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { writeOutput } from '../output-file.ts';
import { paperFor } from '../terminal/paper.ts';
import { promptOn, type Prompter } from '../terminal/prompter.ts';
import { screenOf } from '../terminal/screen.ts';
import { readAssignments, readValues } from '../values-file.ts';

export interface ScaffoldFlags {
  readonly list?: boolean;
  readonly force?: boolean;
  readonly output?: string;
  readonly set?: readonly string[];
  readonly values?: string;
  readonly lang?: string;
}

type Values = Readonly<Record<string, string>>;

/** `mdrollback scaffold`: a new document from a template; what is missing is asked for on a terminal. */
export async function scaffold(named: string | undefined, flags: ScaffoldFlags, io: Io): Promise<number> {
  const locale = chooseLocale(flags.lang, null, io.env);
  const templates = listTemplates(locale);
  if (flags.list === true) {
    io.stdout.write(renderTemplates(templates, locale, io));
    return EXIT.done;
  }
  // Before anything is asked: nobody answers ten questions for nothing.
  const { output } = flags;
  if (output !== undefined && flags.force !== true && existsSync(resolve(io.cwd, output))) {
    io.stderr.write(`${say(cliRuns.exists, locale, { path: output })}\n`);
    return EXIT.wrong;
  }
  const given = await givenValues(flags, io, locale);
  if (!given.ok) {
    io.stderr.write(given.problem);
    return EXIT.wrong;
  }
  const interrupt = new AbortController();
  const prompter = prompterOf(io, interrupt);
  const template = named ?? (await askTemplate(templates, prompter, io, locale));
  const values =
    template === null ? given.values : await askMissing(templates, template, given.values, prompter, locale);
  if (interrupt.signal.aborted) return SIGNAL_STATUS.SIGINT;
  if (template === null) {
    const known = templates.map(({ name }) => name).join(', ');
    io.stderr.write(`${say(cliRuns['no-template'], locale, { known })}\n`);
    return EXIT.wrong;
  }
  const made = await makeDocument({ template, values, locale });
  if (!made.ok) {
    io.stderr.write(made.problems.map(({ reason }) => `${reason}\n`).join(''));
    return EXIT.wrong;
  }
  return writeOutput(made.markdown, { path: output, force: flags.force === true, locale }, io);
}

async function givenValues(
  flags: ScaffoldFlags,
  io: Io,
  locale: Locale,
): Promise<{ ok: true; values: Values } | { ok: false; problem: string }> {
  const file = flags.values === undefined ? null : await readValues(flags.values, io, locale);
  if (file?.ok === false) return file;
  const set = readAssignments(flags.set ?? [], locale);
  return set.ok ? { ok: true, values: { ...file?.values, ...set.values } } : set;
}

/** Null where nobody sits at a terminal. Questions go to stderr, for stdout may be the document. */
function prompterOf(io: Io, interrupt: AbortController): Prompter | null {
  if (io.stdin.isTTY !== true || io.stderr.isTTY !== true) return null;
  const onInterrupt = (): void => {
    interrupt.abort('SIGINT');
  };
  return promptOn({ input: io.stdin, output: io.stderr, signal: interrupt.signal, onInterrupt });
}

async function askTemplate(
  templates: readonly TemplateInfo[],
  prompter: Prompter | null,
  io: Io,
  locale: Locale,
): Promise<string | null> {
  if (prompter === null) return null;
  const screen = screenOf(io, io.stderr);
  const paper = paperFor(screen);
  for (const { name, description } of templates)
    paper.put({ text: `  ${name}  `, paint: screen.colors.bold }, description);
  io.stderr.write(paper.toString());
  for (;;) {
    const answer = await prompter.ask(`${say(cliRuns['which-template'], locale)}: `);
    if (answer === null || templates.some(({ name }) => name === answer)) return answer;
  }
}

async function askMissing(
  templates: readonly TemplateInfo[],
  template: string,
  given: Values,
  prompter: Prompter | null,
  locale: Locale,
): Promise<Values> {
  const asked = templates.find(({ name }) => name === template)?.values ?? [];
  const values = new Map(Object.entries(given));
  for (const { name, description, default: byDefault, pattern } of prompter === null ? [] : asked) {
    if (values.has(name)) continue;
    const hint = byDefault === null ? '' : ` (${say(cliRuns.default, locale, { value: byDefault })})`;
    for (;;) {
      const answer = await prompter?.ask(`${name}, ${description}${hint}: `);
      if (answer === null || answer === undefined) return Object.fromEntries(values);
      if (answer === '' && byDefault !== null) break;
      if (!new RegExp(`^(?:${pattern})$`, 'u').test(answer)) continue;
      values.set(name, answer);
      break;
    }
  }
  return Object.fromEntries(values);
}

function renderTemplates(templates: readonly TemplateInfo[], locale: Locale, io: Io): string {
  const screen = screenOf(io, io.stdout);
  const paper = paperFor(screen);
  for (const { name, description, values } of templates) {
    paper.blank();
    paper.put({ text: `${name}  `, paint: screen.colors.bold }, description);
    for (const value of values) {
      const need =
        value.default === null
          ? say(cliRuns.required, locale)
          : say(cliRuns.default, locale, { value: value.default });
      paper.put(`  ${value.name}  `, `${value.description} (${need})`);
    }
  }
  return paper.toString();
}
