/**
 * Administrative areas of Indonesia with Kemendagri codes (Kepmendagri 300.2.2-2430/2025), from `regions.csv`,
 * whose facts come from cahyadsn/wilayah (MIT).
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import type { Surface } from './kinds/common.js';

export type RegionLevel = 'provinsi' | 'kabkota' | 'kecamatan';

/** Plain data, so that it can be written into the precompiled lexicon. */
export interface Region {
  readonly kind: 'region';
  /** Kemendagri code: `18`, `18.04`, `18.04.04`. */
  readonly id: string;
  readonly level: RegionLevel;
  /** With its level word: "Kabupaten Lampung Barat", "Kota Bogor", "Lampung". */
  readonly name: string;
  /** Without it: "Lampung Barat". */
  readonly plain: string;
  /** Code of the area that it lies in; empty for a province. */
  readonly parent: string;
}

export function readRegions(path: string): Region[] {
  const rows = parse(readFileSync(path), { bom: true, columns: true }) as Record<string, string>[];
  return rows.map((row) => ({
    kind: 'region',
    id: row.code ?? '',
    level: row.level as RegionLevel,
    name: row.name ?? '',
    plain: row.plain ?? '',
    parent: row.parent ?? '',
  }));
}

/** The plain name and the name with its level word; the gazetteer joins level words written otherwise. */
export function regionSurfaces(region: Region): Surface[] {
  return region.name === region.plain
    ? [{ form: region.plain }]
    : [{ form: region.plain, slot: 'plain' }, { form: region.name }];
}
