/** CoNLL-U: the UD tokens of every sentence. */
import { UsageError } from '../errors.js';
import type { MakeSink } from './sink.js';

export const conllu: MakeSink = () => {
  throw new UsageError('CoNLL-U cannot be written yet');
};
