import { gateTexts } from '../../catalogue/gates.ts';
import type { Entry } from '../../catalogue/index.ts';
import { onTerminal } from '../../catalogue/on-terminal.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Answer, Question } from '../../execute/index.ts';
import { readAnswer, wantsShell, type Said, type Word } from './answers.ts';
import type { Prompter } from './prompter.ts';
import { promptOf, putQuestion } from './questions.ts';
import { put, words, type Desk } from './transcript-lines.ts';

/** Puts a question on the screen and takes what the operator types; nothing has a default (law 4). */
export async function askOperator(
  desk: Desk,
  question: Question,
  operator: string,
  prompter: Prompter,
): Promise<Answer> {
  const nobody: Answer = { answer: 'unanswered', why: words(desk, runView['nobody-there']) };
  const answered = ({ word: answer, note: reason }: Said): Answer => ({
    answer,
    reason,
    by: operator,
    how: 'asked',
  });
  putQuestion(desk, question);
  const said = await sayTo(desk, question, prompter);
  if (said === null) return nobody;
  const { word, note } = said;
  if (!takesReason(question) || word === 'yes' || note !== null) return answered(said);
  const reason = await askReason(desk, word, prompter);
  return reason === null && word === 'not-applicable' ? nobody : answered({ word, note: reason });
}

function sayTo(desk: Desk, question: Question, prompter: Prompter): Promise<Said | null> {
  switch (question.kind) {
    case 'irreversible':
      return typeWord(desk, question, question.step.confirmWord ?? question.step.id, prompter);
    case 'diagnostic':
      return typeWord(desk, question, question.action.id, prompter);
    case 'backup-override':
      return askOverride(desk, question, prompter);
    default:
      return askWord(desk, question, prompter);
  }
}

function takesReason({ kind }: Question): boolean {
  return kind === 'checkpoint' || kind === 'expectation' || kind === 'manual';
}

/** The word itself, typed in full, is the only yes. */
async function typeWord(
  desk: Desk,
  question: Question,
  word: string,
  prompter: Prompter,
): Promise<Said | null> {
  for (;;) {
    const given = await prompter.ask(`      ${promptOf(desk, question)}: `);
    if (given === null) return null;
    if (given.normalize('NFKC') === word.normalize('NFKC')) return { word: 'yes', note: null };
    const said = readAnswer(given);
    if (said?.word === 'no') return said;
    if (given !== '') put(desk, '      ', words(desk, runView['not-understood'], { given }));
  }
}

/** A reason is the only yes; a mere "yes" is none. */
async function askOverride(desk: Desk, question: Question, prompter: Prompter): Promise<Said | null> {
  for (;;) {
    const given = await prompter.ask(`      ${promptOf(desk, question)}: `);
    if (given === null) return null;
    const said = readAnswer(given);
    if (said?.word === 'no') return said;
    if (given !== '' && said === null) return { word: 'yes', note: given };
    if (said !== null) put(desk, '      ', words(desk, gateTexts['override-no-reason']));
  }
}

async function askWord(desk: Desk, question: Question, prompter: Prompter): Promise<Said | null> {
  const check = takesReason(question);
  const openShell = question.kind === 'manual' ? question.openShell : undefined;
  const choices = choicesOf(question, openShell !== undefined);
  for (;;) {
    const given = await prompter.ask(`      ${promptOf(desk, question)} [${words(desk, choices)}]: `);
    if (given === null) return null;
    if (openShell !== undefined && wantsShell(given)) {
      await openShell();
      continue;
    }
    const said = readAnswer(given);
    if (said !== null && (said.word !== 'not-applicable' || check)) return said;
    if (given !== '') put(desk, '      ', words(desk, runView['not-understood'], { given }));
  }
}

function choicesOf(question: Question, shell: boolean): Entry {
  if (question.kind === 'manual')
    return shell ? onTerminal['answers-manual-shell'] : gateTexts['answers-manual'];
  return runView[takesReason(question) ? 'answers-check' : 'answers-decision'];
}

async function askReason(desk: Desk, answer: Word, prompter: Prompter): Promise<string | null> {
  const entry = runView[answer === 'not-applicable' ? 'ask-reason-na' : 'ask-reason-no'];
  for (;;) {
    const given = await prompter.ask(`      ${words(desk, entry)}: `);
    if (given === null) return null;
    if (given !== '') return given;
    if (answer === 'no') return null;
  }
}
