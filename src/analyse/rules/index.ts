import { backupUnverified } from './backup-unverified.ts';
import { choiceInProse } from './choice-in-prose.ts';
import { choiceUnverified } from './choice-unverified.ts';
import { commandOutsideFence } from './command-outside-fence.ts';
import { fenceMarks } from './fence-marks.ts';
import { decisionTable } from './decision-table.ts';
import { fenceShape } from './fence-shape.ts';
import { noSteps } from './no-steps.ts';
import { notAHeading } from './not-a-heading.ts';
import { notATaskItem } from './not-a-task-item.ts';
import { numberLost } from './number-lost.ts';
import { parameterUnused } from './parameter-unused.ts';
import { partsInOrder } from './parts-in-order.ts';
import { placeholderInProse } from './placeholder-in-prose.ts';
import { referenceUnknown } from './reference-unknown.ts';
import { repeatedChange } from './repeated-change.ts';
import { sampleValue } from './sample-value.ts';
import { shortUnderline } from './short-underline.ts';
import { tornHeading } from './torn-heading.ts';
import { valueFlow } from './value-flow.ts';
import { vagueExpectation } from './vague-expectation.ts';
import type { Rule } from './types.ts';

/** All lints; `noSteps` last, since it is silent where another error says why. A new one is one file and one line. */
export const rules: readonly Rule[] = [
  backupUnverified,
  choiceInProse,
  choiceUnverified,
  decisionTable,
  fenceShape,
  fenceMarks,
  commandOutsideFence,
  notAHeading,
  notATaskItem,
  numberLost,
  parameterUnused,
  partsInOrder,
  placeholderInProse,
  referenceUnknown,
  repeatedChange,
  sampleValue,
  shortUnderline,
  tornHeading,
  valueFlow,
  vagueExpectation,
  noSteps,
];
