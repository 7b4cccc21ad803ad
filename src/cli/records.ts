/** What the commands that work on records share. */
import { refuseOverwriting } from './inputs.js';
import type { Io } from './io.js';
import { existingFile, fileOutput, standardOutput, type Output } from './output.js';

/**
 * @param path null or undefined for standard output
 * @param read files that are read and must not be overwritten
 */
export function openOutput(path: string | undefined, read: readonly string[], io: Io): Output {
  if (path === undefined) return standardOutput(io);
  const existing = existingFile(path);
  if (existing?.isFile() === true) {
    refuseOverwriting(path, existing, { sources: [], failures: [], skipped: [], unknown: 0 }, read);
  }
  return fileOutput(path, existing, io);
}
