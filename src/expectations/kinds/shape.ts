import { expectations as text } from '../../catalogue/expectations.ts';
import { normaliseText } from '../normalise.ts';
import { notJudged } from './not-judged.ts';

/** `2xx` is no shape; `XX`, `XXX MB`, `X.X`, `vX.Y.Z`, `n/n` and dates in letters are. */
const SHAPE =
  /YYYY|YY-?MM|MM-?DD|HH:?MM|hh:mm|yyyy-?mm|(?:^|[^A-Za-z0-9])(?:X{2,}|x{2,}|v?X(?:\.[XYZ]){1,3}|v?x(?:\.[xyz]){1,3}|[Nn]\/[Nn])(?![A-Za-z0-9])|[_.-]X{3,}(?![A-Za-z])/;

/** `YYYY-MM-DD HH:MM:SS`, `XXX MB`, also in one line of a block: then the whole block goes to a person (language.md §3). */
export const shape = notJudged('shape', text['form.shape'], (words) => SHAPE.test(normaliseText(words)));
