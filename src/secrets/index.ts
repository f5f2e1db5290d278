/** What must not be seen: how a secret may be spelled, and hiding it in texts, streams and files. Imports no other stage. */
export { maskFile } from './file.ts';
export { MASKED, maskFor, type Mask, type MaskStream } from './mask.ts';
export { isSealed, vaultOf } from './sealed-file.ts';
