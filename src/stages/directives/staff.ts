/** Who serves the state. */

/** Ids of groups and roles whose members serve the state: to order their votes is an offence. */
const STAFF = new Set([
  'asn',
  'pns',
  'pppk',
  'cpns',
  'honorer',
  'guru',
  'camat',
  'lurah',
  'kades',
  'perangkat-desa',
  'kepala-opd',
  'pejabat',
  'opd',
  'rt-rw-head',
  'pendamping-desa',
  'kadis',
  'kepala-dusun',
  'sekdes',
  'tni-personnel',
  'polri-personnel',
  'tni-polri',
  'tni',
  'polri',
  'kapolsek',
  'kapolres',
  'danramil',
  'bpd',
  'kepala-sekolah',
]);

export function isStaff(ref: string | null | undefined): boolean {
  return ref != null && STAFF.has(ref);
}
