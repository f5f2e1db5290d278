/** A command's value is kept for later expectations (`# 记录为: 名称`). */
export interface Recorded {
  readonly type: 'recorded';
  readonly action: string;
  readonly name: string;
  readonly value: string;
  /** False: a secret in it was masked, or it was too long to be kept whole; nothing can be compared with it. */
  readonly whole: boolean;
  /** The run that kept it, where that is another one of the same document. */
  readonly from?: string;
}
