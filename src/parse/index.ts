/** Text to sections. Knows Markdown, not rollback. */
export { type Decoded, decodeSource, MAX_SOURCE_BYTES, type SourceProblem } from './decode.ts';
export { documentFromTree, parseDocument } from './document.ts';
export { remarkPipeline } from './pipeline.ts';
export type * from './types.ts';
