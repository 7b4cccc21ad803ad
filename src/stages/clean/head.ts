/** The lines above the running text: title, kicker, deck, captions, the lead's copies. */
import { Char, charAt, unitSet } from '../../text/characters.js';
import type { Cues } from './cues.js';
import { decide, type Draft } from './drafts.js';
import { wordsOf } from './lines.js';
import type { Places } from './places.js';
import { firstWord, looksLikeProse, looksLikeTitle, Title, titleKey, type Looks } from './titles.js';

export interface HeadSetting {
  readonly cues: Cues;
  readonly places: Places;
  /** Title that came with the article. */
  readonly givenTitle: string | undefined;
  /** Offset in the line behind the dateline that it begins with, or 0. */
  datelineEnd(draft: Draft): number;
}

/** Undecided lines above the first paragraph that are looked at; a longer run of short lines is no head. */
const MOST_HEAD_LINES = 60;
/** Undecided lines, and sentences among them, that may stand above a dateline: title, deck, caption. */
const MOST_ABOVE_DATELINE = 8;
const MOST_PROSE_ABOVE_DATELINE = 2;
/** Words of a remnant: a section's name, a button, a menu's item. */
const MOST_REMNANT_WORDS = 4;
const LONGEST_CAPTION = 300;

/** What stands at the head of a page: its title, and the line that its dateline opens. */
export interface Head {
  readonly title: Draft | null;
  readonly dated: Draft | null;
}

/** Decides the lines up to the first paragraph. */
export function readHead(drafts: readonly Draft[], setting: HeadSetting): Head {
  const dated = firstDateline(drafts, setting);
  const lead = dated ?? firstParagraph(drafts, setting.cues);
  const open = drafts.slice(0, lead ?? drafts.length).filter((draft) => draft.kind === null);
  if (lead === null) return { title: titleOfLoneLines(open), dated: null };
  const title = chooseTitle(drafts, open, setting);
  if (title !== null) decide(title, 'title', 'title');
  const copied = title === null ? null : new Title(title.line.text);
  let above = title !== null;
  for (const draft of open) {
    if (draft === title) above = false;
    else decideHeadLine(draft, { drafts, lead, title: copied, above, dated: dated !== null, setting });
  }
  return { title, dated: dated === null ? null : (drafts[dated] ?? null) };
}

interface HeadLine {
  readonly drafts: readonly Draft[];
  readonly lead: number;
  readonly title: Title | null;
  /** The line stands above the title. */
  readonly above: boolean;
  readonly dated: boolean;
  readonly setting: HeadSetting;
}

function decideHeadLine(draft: Draft, { drafts, lead, title, above, dated, setting }: HeadLine): void {
  const { text } = draft.line;
  const { cues } = setting;
  if (title?.isRepeatedBy(text) === true) decide(draft, 'furniture', 'repeated-title');
  else if (copiesLead(text, drafts, lead, setting)) decide(draft, 'furniture', 'repeated-lead');
  else if (above || (dated && namesSite(draft, setting.places))) decide(draft, 'furniture', 'kicker');
  else if (isName(text) && title !== null) decide(draft, 'byline', 'credit-name');
  else if (draft.looks.words <= MOST_REMNANT_WORDS && !draft.looks.finished) {
    if (title !== null || dated)
      decide(
        draft,
        dated && isOutletLine(text) ? 'dateline' : 'furniture',
        dated && isOutletLine(text) ? 'dateline' : 'kicker',
      );
  } else if (dated && text.length <= LONGEST_CAPTION) {
    const captionLike = wordsOf(text).some((word) => cues.is('caption', word.toLowerCase()));
    if (captionLike || !draft.looks.finished) decide(draft, 'caption', 'above-dateline');
  }
}

/** "KABARX," on its own line above "Palu--…". */
const isOutletLine = (text: string): boolean =>
  text.endsWith(',') && /^[\p{Lu}\d][\p{L}\d.\s]{2,30},$/u.test(text);

/** Index of the dateline that opens the running text, if only a head stands above it. */
function firstDateline(drafts: readonly Draft[], setting: HeadSetting): number | null {
  let lines = 0;
  let prose = 0;
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind !== null) continue;
    if (setting.datelineEnd(draft) > 0) return index;
    if (looksLikeProse(draft.line.text, draft.looks)) {
      if (++prose > MOST_PROSE_ABOVE_DATELINE || draft.line.text.length > LONGEST_CAPTION) return null;
      lines++;
    } else if (draft.looks.words > MOST_REMNANT_WORDS) lines++;
    if (lines > MOST_ABOVE_DATELINE) return null;
  }
  return null;
}

/** Index of the first line that is running text by its looks. */
function firstParagraph(drafts: readonly Draft[], cues: Cues): number | null {
  let lines = 0;
  for (const [index, draft] of drafts.entries()) {
    if (draft.kind !== null) continue;
    if (++lines > MOST_HEAD_LINES) return null;
    if (!looksLikeProse(draft.line.text, draft.looks)) continue;
    // A headline may close with a stop: the first line, in capitals, above a paragraph.
    const { text } = draft.line;
    const followed = drafts
      .slice(index + 1, index + 8)
      .some((next) => next.kind === null && next.line.text.length > text.length);
    if (followed && isFinishedTitle(text, draft.looks, cues)) continue;
    return index;
  }
  return null;
}

function chooseTitle(
  drafts: readonly Draft[],
  open: readonly Draft[],
  { givenTitle, places, cues }: HeadSetting,
): Draft | null {
  const possible = open.filter(({ line, looks }) => {
    if (line.text.length > 220 || looks.words < 2 || isOutletLine(line.text)) return false;
    if (looks.severalSentences || (looks.finished && !isFinishedTitle(line.text, looks, cues))) return false;
    if (repeatsWords(line.text)) return false;
    return (
      (charAt(line.text, 0) & (Char.Upper | Char.Number)) !== 0 ||
      OPENING_MARKS[line.text.charCodeAt(0)] === 1
    );
  });
  const same =
    givenTitle === undefined
      ? undefined
      : possible.find((draft) => titleKey(draft.line.text) === titleKey(givenTitle));
  if (same !== undefined) return same;
  const repeated = possible.find((draft) => {
    if (draft.looks.words < 4) return false;
    const title = new Title(draft.line.text);
    return possible.some((other) => other !== draft && title.isRepeatedBy(other.line.text));
  });
  if (repeated !== undefined) return repeated;
  const headlines = possible.filter(
    (draft) =>
      draft.looks.words >= 4 && looksLikeTitle(draft.line.text, draft.looks) && !namesSite(draft, places),
  );
  // A headline right above the page's date or credit, rather than an advertisement above it.
  const above = headlines.find((draft) => {
    const next = drafts[drafts.indexOf(draft) + 1];
    return next?.kind === 'byline' || next?.rule === 'page-date';
  });
  const headline = above ?? headlines[0];
  if (headline !== undefined) return headline;
  return (
    possible.find(
      (draft) => draft.looks.words >= 4 && draft.line.text.length <= 180 && !namesSite(draft, places),
    ) ?? null
  );
}

const OPENING_MARKS = unitSet('"“\'‘(');

/** A headline that closes with a stop. */
function isFinishedTitle(text: string, looks: Looks, cues: Cues): boolean {
  if (looks.capitals < 0.9 || looks.severalSentences || text.length > 130) return false;
  return !cues.opensSentence(firstWord(text));
}

/** "English English Indonesian Indonesian": a menu run together. */
function repeatsWords(text: string): boolean {
  const words = wordsOf(text.toLowerCase());
  return words.length >= 4 && new Set(words).size * 2 <= words.length;
}

/** A short line that begins with an outlet's name: the name of the site. */
function namesSite({ line, looks }: Draft, places: Places): boolean {
  return looks.words <= 6 && places.isOutlet(wordsOf(line.text)[0] ?? '') && !/[:,!?]/.test(line.text);
}

/** A page with no paragraph: its first line that looks like a headline. */
function titleOfLoneLines(open: readonly Draft[]): Draft | null {
  const first = open[0];
  if (first === undefined || first.looks.words < 4 || !looksLikeTitle(first.line.text, first.looks))
    return null;
  decide(first, 'title', 'title');
  return first;
}

const isName = (text: string): boolean =>
  text.length <= 36 && /^\p{Lu}[\p{L}.'’]+(?:\s\p{Lu}[\p{L}.'’]*){1,3}$/u.test(text) && /\p{Ll}/u.test(text);

/** The first paragraph, or its beginning, printed above it too. */
function copiesLead(text: string, drafts: readonly Draft[], lead: number, setting: HeadSetting): boolean {
  const copy = titleKey(text);
  if (copy.length < 30) return false;
  return drafts.slice(lead, lead + 2).some((draft) => {
    if (draft.kind !== null) return false;
    const { text: paragraph } = draft.line;
    return (
      titleKey(paragraph.slice(setting.datelineEnd(draft))).startsWith(copy) ||
      titleKey(paragraph).startsWith(copy)
    );
  });
}
