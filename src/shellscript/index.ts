/** Bash text to groups, commands, comments, placeholders. Never runs anything. unbash lives here alone. */

export { bindPlaceholders } from './bind.ts';
export type { Bound } from './bind.ts';
export { isHarmless } from './flow/flow.ts';
export type { Flow, FlowKind } from './flow/flow.ts';
export { ValueFlow } from './flow/value-flow.ts';
export { namesIn } from './inner-programs.ts';
export { classifyInteraction } from './interaction.ts';
export type { Interaction } from './interaction.ts';
export { nestedScripts } from './nested-scripts.ts';
export { isChanging } from './changing.ts';
export { isReadOnly } from './read-only.ts';
export { findPlaceholders, parseScript, redirectsOf } from './parse-script.ts';
export type {
  Call,
  Command,
  Comment,
  Group,
  Item,
  Placeholder,
  Redirect,
  Script,
  ScriptError,
} from './types.ts';
export { promptLines } from './transcript.ts';
export type {
  CommentLine,
  Interpreter,
  OutputLine,
  PromptLine,
  PromptTranscript,
  TranscriptLine,
} from './transcript.ts';
export { variablesOf } from './variables.ts';
export type { VariableRead, Variables } from './variables.ts';
