/** What looks wrong with an article as a page. */
import type { Block, Diagnostic, Meta } from '../../document.js';
import type { Lexicon } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { Char, insideAt } from '../../text/characters.js';
import type { Cues } from './cues.js';
import { foreignLanguage } from './language.js';
import { endsSentence } from './lines.js';
import { findDates, type Calendar } from './pagedate.js';

/** The codes of this stage, each with what it means. Stable. */
export const CLEAN_DIAGNOSTICS = {
  truncated: 'the running text stops in the middle of a sentence',
  fragment: 'the text begins in the middle of a story: a later page, or the beginning is missing',
  'no-date': 'neither the page nor its source nor its text gives a full date',
  'contradictory-dates': 'dates that cannot all be right: no such day, or a page date far from all others',
  'duplicated-body': 'a paragraph stands twice; the second copy is put aside',
  'several-articles': 'more than one article on the page',
  'not-indonesian': 'the text is in another language',
  'near-empty': 'hardly any running text',
  'off-topic': 'no word of elections, officials or civil servants',
} as const;

export type CleanDiagnosticCode = keyof typeof CLEAN_DIAGNOSTICS;

const SEVERITY: Readonly<Record<CleanDiagnosticCode, Diagnostic['severity']>> = {
  truncated: 'warning',
  fragment: 'warning',
  'no-date': 'info',
  'contradictory-dates': 'warning',
  'duplicated-body': 'info',
  'several-articles': 'warning',
  'not-indonesian': 'warning',
  'near-empty': 'warning',
  'off-topic': 'info',
};

const FEWEST_WORDS = 20;
const DAY = 86_400_000;
/** A page date this many days after every other date of the page is the day of a crawl. */
const CRAWL_DAYS = 60;

export interface Findings {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly meta: Meta;
  readonly givenDate: string | undefined;
  /** The text said that it goes on elsewhere. */
  readonly continues: boolean;
  /** Duplicated paragraphs and further titles. */
  readonly duplicates: readonly Block[];
  readonly furtherTitles: readonly Block[];
}

export function diagnose(findings: Findings, lexicon: Lexicon, cues: Cues, calendar: Calendar): Diagnostic[] {
  const { text, blocks } = findings;
  const found: Diagnostic[] = [];
  const add = (code: CleanDiagnosticCode, message: string = CLEAN_DIAGNOSTICS[code], span?: Block): void => {
    found.push({
      code,
      severity: SEVERITY[code],
      message,
      ...(span === undefined ? {} : { start: span.start, end: span.end }),
    });
  };
  const body = blocks.filter((block) => block.kind === 'body');
  const texts = body.map((block) => text.slice(block.start, block.end));
  const first = body[0];
  const last = body.at(-1);

  if (last !== undefined && (findings.continues || breaksOff(texts.at(-1) ?? '', lexicon)))
    add('truncated', undefined, last);
  if (first !== undefined && isFragment(blocks, texts[0] ?? '', cues)) add('fragment', undefined, first);
  addDateFindings(findings, texts, calendar, add);
  for (const block of findings.duplicates) add('duplicated-body', undefined, block);
  for (const block of findings.furtherTitles) add('several-articles', undefined, block);
  const language = foreignLanguage(texts, lexicon);
  if (language !== null) add('not-indonesian', `the text is in another language (${language})`);
  if (hasFewWords(texts)) add('near-empty');
  else if (!texts.some((paragraph) => namesSubject(paragraph, cues)) && !titleNamesSubject(findings, cues))
    add('off-topic');
  return found;
}

function hasFewWords(texts: readonly string[]): boolean {
  let words = 0;
  for (const paragraph of texts) {
    const { length } = paragraph;
    for (let i = 0, inside = false; i < length; i++) {
      const before = inside;
      inside = (insideAt(paragraph, i) & (Char.Letter | Char.Number)) !== 0;
      if (inside && !before && ++words >= FEWEST_WORDS) return false;
    }
  }
  return true;
}

function titleNamesSubject({ text, blocks }: Findings, cues: Cues): boolean {
  return blocks.some(
    (block) => block.kind === 'title' && namesSubject(text.slice(block.start, block.end), cues),
  );
}

function namesSubject(paragraph: string, cues: Cues): boolean {
  const { length } = paragraph;
  for (let i = 0; i < length;) {
    let end = i;
    while (end < length && (insideAt(paragraph, end) & Char.Letter) !== 0) end++;
    if (end > i && cues.isAt('subject', paragraph, i, end)) return true;
    i = end + 1;
  }
  return false;
}

/** True when the last paragraph cannot be a whole one: dots, a comma, or a word on which no sentence ends. */
function breaksOff(paragraph: string, lexicon: Lexicon): boolean {
  if (/(?:\.{3,}|…)["”)\]\s]*$/.test(paragraph.slice(-12)) || /[,:(–-]\s*$/.test(paragraph.slice(-4)))
    return true;
  if (endsSentence(paragraph)) return false;
  const word = /(\p{Ll}+)$/u.exec(paragraph.slice(-40))?.[1];
  return word !== undefined && hangingWords(lexicon).has(word);
}

const hangingWords = perLexicon((lexicon): ReadonlySet<string> => {
  const continuing = lexicon.ofKind('boundary').filter((entry) => entry.class === 'continues');
  return new Set(continuing.flatMap((entry) => entry.forms.map((form) => form.toLowerCase())));
});

/** No title or dateline above, and a first paragraph that goes on from something. */
function isFragment(blocks: readonly Block[], paragraph: string, cues: Cues): boolean {
  const firstBody = blocks.findIndex((block) => block.kind === 'body');
  if (blocks.slice(0, firstBody).some((block) => block.kind === 'title' || block.kind === 'dateline'))
    return false;
  if (/^["“'‘]?\p{Ll}/u.test(paragraph)) return true;
  const words =
    paragraph
      .slice(0, 60)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return cues.is('resuming', words[0] ?? '') || cues.is('resuming', words.slice(0, 2).join(' '));
}

function addDateFindings(
  { text, blocks, meta, givenDate }: Findings,
  texts: readonly string[],
  calendar: Calendar,
  add: (code: CleanDiagnosticCode, message?: string, span?: Block) => void,
): void {
  const days: number[] = [];
  let full = 0;
  for (const [index, paragraph] of texts.entries()) {
    // A date stands near others of its kind; the head of a very long paragraph shows enough.
    for (const date of findDates(paragraph.slice(0, 20_000), calendar)) {
      full++;
      if (date.iso === null) {
        const block = blocks.filter((candidate) => candidate.kind === 'body')[index];
        add('contradictory-dates', `"${paragraph.slice(date.start, date.end)}" is no date`, block);
      } else days.push(Date.parse(date.iso));
    }
  }
  const header = meta.published;
  if (header === null && givenDate === undefined && full === 0) add('no-date');
  if (header === null || days.length === 0) return;
  const nearest = Math.max(...days.slice(0, 1000));
  if (Date.parse(header) - nearest <= CRAWL_DAYS * DAY) return;
  const block = blocks.find(
    (candidate) =>
      candidate.kind === 'dateline' &&
      findDates(text.slice(candidate.start, candidate.end), calendar).length > 0,
  );
  add(
    'contradictory-dates',
    `the page is dated ${header}, more than ${CRAWL_DAYS} days after every date in its text`,
    block,
  );
}
