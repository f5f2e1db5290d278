/** Text to sections. Knows Markdown, not rollback. */
export { decodeSource, MAX_SOURCE_BYTES } from './decode.ts';
export { documentFromTree, parseDocument } from './document.ts';
export { remarkPipeline } from './pipeline.ts';
export type * from './types.ts';
