import { choiceUnverified } from './choice-unverified.ts';
import { noSteps } from './no-steps.ts';
import { notATaskItem } from './not-a-task-item.ts';
import { parameterUnused } from './parameter-unused.ts';
import { placeholderInProse } from './placeholder-in-prose.ts';
import { sampleValue } from './sample-value.ts';
import type { Rule } from './types.ts';

/** All lints, in no order: messages are sorted by place. A new one is one file and one line. */
export const rules: readonly Rule[] = [
  choiceUnverified,
  noSteps,
  notATaskItem,
  parameterUnused,
  placeholderInProse,
  sampleValue,
];
