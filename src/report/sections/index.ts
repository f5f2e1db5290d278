/** The registry of sections, in the order in which they are shown. */
import { decision } from './decision.ts';
import { deviations } from './deviations.ts';
import { followups } from './followups.ts';
import { metrics } from './metrics.ts';
import { notifications } from './notifications.ts';
import type { Section } from './types.ts';

export const sections: readonly Section[] = [decision, deviations, metrics, followups, notifications];
