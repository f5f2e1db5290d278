export { scaffold, type ScaffoldOptions, type ScaffoldProblem, type ScaffoldResult } from './scaffold.ts';
export { listTemplates, type TemplateInfo, type TemplateValue } from './templates.ts';
