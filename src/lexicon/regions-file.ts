/** Reads `regions.csv`. Apart from `regions.ts`, so that scanning need not load a CSV reader. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Region, RegionLevel } from './regions.js';

export function readRegions(path: string): Region[] {
  const rows = parse(readFileSync(path), { bom: true, columns: true, trim: true }) as Record<
    string,
    string
  >[];
  return rows.map((row) => ({
    kind: 'region',
    id: row.code ?? '',
    level: row.level as RegionLevel,
    name: row.name ?? '',
    plain: row.plain ?? '',
    parent: row.parent ?? '',
  }));
}
