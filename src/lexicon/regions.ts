/**
 * Administrative areas of Indonesia with Kemendagri codes (Kepmendagri 300.2.2-2430/2025), from `regions.csv`,
 * whose facts come from cahyadsn/wilayah (MIT).
 */
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

/**
 * The plain name and the name with its level word; level words written otherwise are joined by the tag stage.
 * Names of several words are also found written together, as upper-case datelines have them.
 */
export function regionSurfaces(region: Region): Surface[] {
  const found: Surface[] = [{ form: region.plain, slot: 'plain' }];
  if (region.name !== region.plain) found.push({ form: region.name });
  if (/[ -]/.test(region.plain)) found.push({ form: region.plain.replace(/[ -]/g, ''), slot: 'plain' });
  return found;
}

/** True for a kota, false for a kabupaten: the code tells, kota are numbered from 71 in each province. */
export function isCity(region: Pick<Region, 'id' | 'level'>): boolean {
  return region.level === 'kabkota' && Number(region.id.slice(3, 5)) >= 71;
}
