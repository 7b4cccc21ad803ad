/** Classes of persons, by what binds them; ids of the lexicon's actor classes. */

const SERVANTS = ['asn', 'pppk', 'honorer', 'kepala-desa', 'perangkat-desa', 'bpd', 'tni', 'polri'] as const;

const ORGANISERS = ['penyelenggara', 'adhoc'] as const;

/** Classes that articles on neutrality are about. */
export const SUBJECTS = [...SERVANTS, ...ORGANISERS] as const;

/** Officials whom the law forbids to take part in any campaign; heads of regions may on leave. */
export const OFFICIALS = [...SERVANTS, 'rt-rw', 'pejabat'] as const;

/** Classes whose members are punished for partisanship. */
export const BOUND = [...OFFICIALS, ...ORGANISERS] as const;
