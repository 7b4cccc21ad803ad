/** The files beside a corpus that `check` reads and writes. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import type { SideFile } from '../check/config.js';
import { ConfigError } from '../errors.js';
import { readTextFile } from '../lexicon/yaml.js';
import type { Io } from './io.js';
import { existingFile, fileOutput, writeWhole } from './output.js';

/** The text of a side file; null for one that is not there and that nobody asked for. */
export function sideText({ path, named }: SideFile, what: string): string | null {
  if (!named && !existsSync(path)) return null;
  return readTextFile(path, path, what, ConfigError);
}

/** Replaces a side file as a whole. */
export async function writeSideFile(path: string, text: string, io: Io): Promise<void> {
  await writeWhole(fileOutput(path, existingFile(path), io), text);
}

/**
 * Refuses a path from a configuration that leads out of the working folder by a symbolic link.
 * @throws ConfigError
 */
export function refuseOutside(path: string, folder: string, from: string): void {
  const target = existsSync(path) ? path : dirname(path);
  if (!existsSync(target)) return;
  const way = relative(realpathSync(folder), realpathSync(target));
  if (way === '..' || way.startsWith('../') || way.startsWith('/')) {
    throw new ConfigError(`"${path}" leads out of the working folder (set by ${from})`);
  }
}
