/** What `check` looks for: the closed list of codes, which stay the same for good. */
import * as z from 'zod';

export const SEVERITIES = ['error', 'warning', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const RULE_GROUPS = {
  hygiene: 'the articles as pages',
  extraction: 'what the articles say',
  regression: 'what the tool finds, against what is stored',
  upkeep: 'the side files of the check',
} as const;
export type RuleGroup = keyof typeof RULE_GROUPS;

interface Rule {
  readonly group: RuleGroup;
  /** Unless the configuration says otherwise. */
  readonly severity: Severity;
  /** One line: what a finding of this code means. */
  readonly description: string;
  /** What else the configuration may set. Each has a default. */
  readonly options?: Readonly<Record<string, z.ZodDefault<z.ZodType>>>;
}

/** Codes that stages and readers also give as `diagnostics` of the record mean the same there. */
export const RULES = {
  unreadable: {
    group: 'hygiene',
    severity: 'error',
    description: 'The document could not be read or analysed.',
  },
  'encoding-guessed': {
    group: 'hygiene',
    severity: 'warning',
    description: 'The encoding is not known and was guessed.',
  },
  'encoding-repaired': {
    group: 'hygiene',
    severity: 'warning',
    description: 'UTF-8 had been read as another encoding when the text was saved; it was brought back.',
  },
  'replaced-bytes': {
    group: 'hygiene',
    severity: 'warning',
    description: 'Bytes that mean nothing in the encoding were replaced by U+FFFD.',
  },
  'lost-characters': {
    group: 'hygiene',
    severity: 'warning',
    description: 'Characters were lost before the text was saved: U+FFFD or control characters stand in it.',
  },
  'field-ignored': {
    group: 'hygiene',
    severity: 'warning',
    description: 'A field or column of the record could not be used.',
  },
  'sidecar-ignored': {
    group: 'hygiene',
    severity: 'warning',
    description: 'The .meta.json file beside the article could not be used.',
  },
  'duplicate-id': {
    group: 'hygiene',
    severity: 'warning',
    description: 'Two documents have the same id.',
  },
  truncated: {
    group: 'hygiene',
    severity: 'warning',
    description: 'The article stops in the middle.',
  },
  fragment: {
    group: 'hygiene',
    severity: 'warning',
    description: 'The article begins in the middle: a later page, or the beginning is missing.',
  },
  'near-empty': {
    group: 'hygiene',
    severity: 'warning',
    description: 'The page has hardly any running text.',
  },
  'several-articles': {
    group: 'hygiene',
    severity: 'warning',
    description: 'There is more than one article on the page.',
  },
  'duplicated-body': {
    group: 'hygiene',
    severity: 'info',
    description: 'A paragraph stands twice in the article.',
  },
  duplicate: {
    group: 'hygiene',
    severity: 'warning',
    description: 'The running text is word for word that of another document.',
  },
  'near-duplicate': {
    group: 'hygiene',
    severity: 'warning',
    description: 'The running text is nearly that of another document.',
    options: {
      /** Share of three-word sequences that both have, of those that either has. */
      similarity: z.number().min(0.5).max(1).default(0.7),
    },
  },
  'no-date': {
    group: 'hygiene',
    severity: 'info',
    description: 'Neither the page nor its source nor its text gives a full date.',
  },
  'contradictory-dates': {
    group: 'hygiene',
    severity: 'warning',
    description: 'Dates that cannot all be right.',
  },
  'impossible-date': {
    group: 'hygiene',
    severity: 'warning',
    description: 'A date that no calendar has.',
  },
  'weekday-mismatch': {
    group: 'hygiene',
    severity: 'warning',
    description: 'The weekday does not fit the date.',
  },
  'unbalanced-quotes': {
    group: 'hygiene',
    severity: 'warning',
    description: 'A quotation mark has no partner.',
  },
  'overlong-sentence': {
    group: 'hygiene',
    severity: 'warning',
    description: 'Text without the end of a sentence was cut.',
  },
  'leaked-furniture': {
    group: 'hygiene',
    severity: 'warning',
    description: 'Page furniture or markup stands in the running text.',
  },
  'not-indonesian': {
    group: 'hygiene',
    severity: 'warning',
    description: 'The article is in another language.',
  },
  'off-topic': {
    group: 'hygiene',
    severity: 'info',
    description: 'The article is not about elections, officials or civil servants.',
  },
  'sanction-without-power': {
    group: 'extraction',
    severity: 'warning',
    description: 'A body is said to impose a punishment that it has no power to impose.',
  },
  'repealed-law': {
    group: 'extraction',
    severity: 'warning',
    description: 'A law is cited that was no longer in force.',
  },
  'impossible-citation': {
    group: 'extraction',
    severity: 'warning',
    description: 'A law is cited by a number, year or article that it does not have.',
  },
  'quote-without-speaker': {
    group: 'extraction',
    severity: 'warning',
    description: 'Nobody can be told to have said the words between quotation marks.',
  },
  'conflicting-figures': {
    group: 'extraction',
    severity: 'warning',
    description: 'The article counts the same persons or cases differently.',
  },
  'score-below-floor': {
    group: 'regression',
    severity: 'error',
    description: 'A score on the gold records is below its floor.',
  },
  'count-changed': {
    group: 'regression',
    severity: 'error',
    description: 'In an unchanged document another number of findings is found than was stored.',
    options: {
      /** A difference up to this many is none. */
      tolerance: z.number().int().min(0).default(0),
    },
  },
  'stale-suppression': {
    group: 'upkeep',
    severity: 'warning',
    description: 'A suppression hides nothing any more.',
  },
  'expired-suppression': {
    group: 'upkeep',
    severity: 'warning',
    description: 'A suppression has expired; what it hid counts again.',
  },
  'stale-baseline': {
    group: 'upkeep',
    severity: 'info',
    description: 'The baseline holds a finding that is gone.',
  },
} as const satisfies Record<string, Rule>;

export type Code = keyof typeof RULES;
export const CODES = Object.keys(RULES) as Code[];

export function isCode(name: string): name is Code {
  return Object.hasOwn(RULES, name);
}

export function ruleOf(code: Code): Rule {
  return RULES[code];
}
