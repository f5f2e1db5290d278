import type { Entry } from './index.ts';

/** The line under a running command: how long it takes, against the estimate. */
export const liveTexts = {
  step: { zh: '本步 {elapsed}，预计 {estimate}', en: 'step {elapsed} of {estimate}' },
  phase: { zh: '本阶段 {elapsed}，预计 {estimate}', en: 'phase {elapsed} of {estimate}' },
} satisfies Record<string, Entry>;
