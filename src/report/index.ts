/** Outcomes written back for people: pure functions of source, plan and journal. */
export { runCounts } from './counts.ts';
export type { Counted } from './counts.ts';
export { fill } from './fill.ts';
export type { FillInput } from './fill.ts';
export { GENERATOR, htmlReport } from './html/page.ts';
export { junitReport } from './junit.ts';
export { RUN_SCHEMA, runJson } from './json.ts';
export type { ActionJson, RunJson, RunJsonInput } from './json.ts';
export { unfill } from './marks.ts';
export type { ReportInput } from './run-facts.ts';
export { clockOf } from './time.ts';
export type { Deviation, DeviationKind } from './deviations.ts';
