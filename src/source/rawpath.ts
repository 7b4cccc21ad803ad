/**
 * Paths as byte strings: one character a byte (latin1), so that names that are not UTF-8 can be opened, and so
 * that plain comparison orders paths by their bytes.
 */
declare const raw: unique symbol;
export type RawPath = string & { readonly [raw]: true };

export function rawPath(path: string): RawPath {
  return Buffer.from(path, 'utf8').toString('latin1') as RawPath;
}

/** What the operating system is given. */
export function bytesOf(path: RawPath): Buffer {
  return Buffer.from(path, 'latin1');
}

/** What people are shown; U+FFFD for bytes that are not UTF-8. */
export function shown(path: RawPath): string {
  return Buffer.from(path, 'latin1').toString('utf8');
}

/** A name in a folder. */
export function below(folder: RawPath, name: string): RawPath {
  return (folder === '' || folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`) as RawPath;
}
