/** `--output-dir`: the tables of a run as files of a folder, with `datapackage.json` when all is done. */
import { dataPackage, tableHead, type PackageRows } from '../sink/package.js';
import { TABLE_NAMES, type Table } from '../sink/index.js';
import type { OutputFolder } from './folder.js';
import type { Output } from './output.js';

interface Dialect {
  readonly csvRaw: boolean;
  readonly excel: boolean;
}

export class PackageOutput implements Output {
  readonly #files = new Map<Table, Output>();
  #line = '';

  constructor(
    readonly folder: OutputFolder,
    readonly dialect: Dialect,
  ) {}

  /** Takes what the sink `package` writes, cut anywhere. */
  async write(text: string | Uint8Array): Promise<void> {
    this.#line += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    const lines = this.#line.split('\n');
    this.#line = lines.pop() ?? '';
    for (const line of lines) {
      const rows = JSON.parse(line) as PackageRows;
      for (const [at, name] of TABLE_NAMES.entries()) {
        const chunk = rows[at] ?? null;
        if (chunk !== null) await (await this.#file(name)).write(chunk);
      }
    }
  }

  async commit(): Promise<void> {
    await this.#file('articles');
    const tables = TABLE_NAMES.filter((name) => this.#files.has(name));
    for (const file of this.#files.values()) await file.commit();
    await this.folder.write(
      'datapackage.json',
      `${JSON.stringify(dataPackage(tables, this.dialect), null, 2)}\n`,
    );
  }

  discard(): void {
    for (const file of this.#files.values()) file.discard();
  }

  async #file(name: Table): Promise<Output> {
    let file = this.#files.get(name);
    if (file === undefined) {
      file = this.folder.file(`${name}.csv`);
      this.#files.set(name, file);
      await file.write(tableHead(name, this.dialect));
    }
    return file;
  }
}
