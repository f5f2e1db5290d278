/**
 * The questions of gates: about the run, a phase or a step, never about whether an action passed.
 * An answer to one is a confirmation in the report; an answer to any other belongs to its action.
 */
const GATE_QUESTIONS = [
  'irreversible',
  'backup-override',
  'optional',
  'host',
  'window',
  'window-unknown',
  'shell-state',
] as const;

export type GateQuestion = (typeof GATE_QUESTIONS)[number];

/** Which gate the recorded question is of; null: none, it is about an action. */
export function gateQuestion(question: string): GateQuestion | null {
  return GATE_QUESTIONS.find((each) => each === question) ?? null;
}
