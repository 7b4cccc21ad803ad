/** Gold records and predictions, in any format that annotations come in. */
export { readGold as readRecords } from '../interchange/index.js';
