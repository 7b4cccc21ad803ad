/**
 * Tells an article's own words from page furniture. Lines first: cues of the lexicon, date lines and residue are
 * recognised one by one, then what labels announce, then the head with its title; what is left is running text,
 * which is cut into dateline, paragraphs, glued links, captions and trailers. In doubt a line is running text.
 */
import type { Article, Block, BlockKind, Cleaned, Context, Meta } from '../../document.js';
import { squash } from '../../lexicon/index.js';
import { perLexicon } from '../../lexicon/perlexicon.js';
import { creditNames, isBareTrailer } from './bylines.js';
import { cuesOf, type Cues } from './cues.js';
import { parseDateline, type Dateline, type DatelineKnowledge } from './dateline.js';
import { diagnose } from './diagnose.js';
import { decide, type Draft } from './drafts.js';
import { readHead } from './head.js';
import { readTail } from './tail.js';
import { splitLines, type Line } from './lines.js';
import { followLabels, unlabelledTitles } from './lists.js';
import { calendarOf, pageDateOf, type PageDate } from './pagedate.js';
import { cutLine } from './pieces.js';
import { placesOf } from './places.js';
import { hasPhotoCredit, residueRule } from './residue.js';
import { Looks, looksLikeTitle, Title } from './titles.js';
import { titleRunOf } from './titlerun.js';
import { unwrap } from './unwrap.js';

export function clean(
  article: Article,
  { lexicon }: Context,
): Pick<Cleaned, 'blocks' | 'meta' | 'diagnostics'> {
  const cues = cuesOf(lexicon);
  const calendar = calendarFor(lexicon);
  const knowledge: DatelineKnowledge = {
    places: placesOf(lexicon),
    calendar,
    givenOutlets: givenOutlets(article),
  };
  const lines = unwrap(article.text, splitLines(article.text), (line) => cues.match(line) !== null);

  const page = new Page(lines, cues, knowledge);
  page.readLines();
  page.readHeads(article.given.title);
  const blocks = page.cut();
  const meta = metaOf(article, page, blocks);
  const diagnostics = diagnose(
    {
      text: article.text,
      blocks,
      meta,
      givenDate: article.given.date,
      continues: page.continues,
      duplicates: page.duplicates,
      furtherTitles: blocks.filter((block) => block.kind === 'title').slice(1),
    },
    lexicon,
    cues,
    calendar,
  );
  return { blocks, meta, diagnostics: [...article.diagnostics, ...diagnostics] };
}

const calendarFor = perLexicon(calendarOf);

/** The source's name for its outlet and the names in its address: datelines write them in any way. */
function givenOutlets({ given }: Article): ReadonlySet<string> {
  const names = new Set<string>();
  if (given.outlet !== undefined) names.add(squash(given.outlet));
  const host = /^https?:\/\/([^/?#:]+)/i
    .exec(given.url ?? '')?.[1]
    ?.toLowerCase()
    .replace(/^(?:www|m|amp)\./, '');
  if (host !== undefined) {
    names.add(squash(host));
    for (const label of host.split('.')) if (label.length >= 4) names.add(squash(label));
  }
  return names;
}

/** UTF-16 units that a paragraph must have before a second copy of it counts as one. */
const SHORTEST_DUPLICATE = 60;

class Page {
  readonly drafts: Draft[];
  readonly names: string[] = [];
  readonly duplicates: Block[] = [];
  readonly #datelines = new Map<Line, Dateline | null>();
  #dated: Draft | null = null;
  title: Draft | null = null;
  outlet: string | null = null;
  place: string | null = null;
  published: string | null = null;
  continues = false;

  constructor(
    lines: readonly Line[],
    private readonly cues: Cues,
    private readonly knowledge: DatelineKnowledge,
  ) {
    this.drafts = lines.map((line) => ({
      line,
      looks: new Looks(line.text, cues),
      cue: cues.match(line),
      kind: null,
      rule: '',
    }));
  }

  /** What each line is by itself, and what labels announce. */
  readLines(): void {
    const dates = new Map<Draft, PageDate>();
    const isClock = (word: string): boolean => this.cues.is('clock', word);
    for (const draft of this.drafts) {
      const { line, cue } = draft;
      const date = pageDateOf(line.text, this.knowledge.calendar, isClock);
      if (cue !== null) {
        decide(draft, cue.entry.block, cue.entry.id);
        if (cue.entry.block === 'byline') this.names.push(...creditNames(line.text));
        if (cue.entry.id === 'continued-elsewhere') this.continues = true;
      } else if (date !== null) decide(draft, 'dateline', 'page-date');
      else {
        const residue = residueRule(line.text);
        if (isBareTrailer(line.text)) decide(draft, 'byline', 'trailer');
        else if (residue !== null) decide(draft, 'furniture', residue);
        else if (hasPhotoCredit(line.text, (name) => this.knowledge.places.isOutlet(name)))
          decide(draft, 'caption', 'photo-credit');
      }
      if (date !== null) dates.set(draft, date);
    }
    followLabels(this.drafts, (draft) => this.dateline(draft) !== null);
    for (const [draft, date] of dates) {
      if (draft.kind === 'dateline' || draft.kind === 'byline') this.published ??= date.iso;
    }
  }

  /** Titles, of the article and of further ones on the page, and what stands around them. */
  readHeads(givenTitle: string | undefined): void {
    const head = readHead(this.drafts, {
      cues: this.cues,
      places: this.knowledge.places,
      givenTitle,
      datelineEnd: (draft) => this.dateline(draft)?.end ?? 0,
    });
    this.title = head.title;
    this.#dated = head.dated;
    const title = this.title === null ? null : new Title(this.title.line.text);
    let started = title === null;
    for (let i = 0; i < this.drafts.length; i++) {
      const draft = this.drafts[i] as Draft;
      if (draft === this.title) started = true;
      if (!started || draft.kind !== null) continue;
      if (title?.isRepeatedBy(draft.line.text) === true) {
        decide(draft, 'furniture', 'repeated-title');
      } else if (this.opensFurtherArticle(i)) decide(draft, 'title', 'further-title');
    }
    unlabelledTitles(this.drafts, this.cues, title?.text ?? '');
    readTail(this.drafts, this.cues, title?.text ?? '');
  }

  /** A headline right above a line with a dateline, after running text. */
  private opensFurtherArticle(index: number): boolean {
    const draft = this.drafts[index] as Draft;
    if (!looksLikeTitle(draft.line.text, draft.looks) || draft.looks.words < 4) return false;
    const before = this.drafts.slice(Math.max(0, index - 3), index).some((other) => other.kind === null);
    const next = this.drafts
      .slice(index + 1, index + 4)
      .find((other) => other.kind === null || other.kind === 'dateline');
    return before && next?.kind === null && this.dateline(next) !== null;
  }

  dateline(draft: Draft): Dateline | null {
    const { line } = draft;
    let dateline = this.#datelines.get(line);
    if (dateline === undefined)
      this.#datelines.set(line, (dateline = parseDateline(line.text, this.knowledge)));
    return dateline;
  }

  /** The blocks, in order. */
  cut(): Block[] {
    const blocks: Block[] = [];
    const seen = new Set<string>();
    const lastBody = this.drafts.findLastIndex((draft) => draft.kind === null);
    let atStart = true;
    for (const [index, draft] of this.drafts.entries()) {
      const { line } = draft;
      if (draft.kind !== null) {
        blocks.push({ kind: draft.kind, start: line.start, end: line.end, rule: draft.rule });
        if (draft.kind === 'title') atStart = true;
        if (draft.rule === 'dateline') this.outlet ??= line.text.replace(/,$/, '');
        continue;
      }
      const dateline = atStart || draft === this.#dated ? this.dateline(draft) : null;
      const run =
        atStart && dateline === null && this.title === null
          ? titleRunOf(line.text, this.cues, this.knowledge)
          : null;
      const opening = dateline ?? run?.dateline ?? null;
      if (opening !== null) this.note(opening);
      const pieces = cutLine(
        line,
        { title: run?.title ?? 0, dateline: opening?.end ?? 0 },
        this.cues,
        index >= lastBody,
      );
      if (pieces.blocks.some((block) => block.kind === 'body')) atStart = pieces.closed;
      this.names.push(...pieces.names);
      for (const block of pieces.blocks) blocks.push(this.unlessSeen(block, line, seen));
    }
    return blocks;
  }

  private note({ outlet, place, date }: Dateline): void {
    this.outlet ??= outlet;
    this.place ??= place;
    this.published ??= date;
  }

  /** A paragraph that stood before becomes furniture: what it says is evidence once. */
  private unlessSeen(block: Block, line: Line, seen: Set<string>): Block {
    if (block.kind !== 'body' || block.end - block.start < SHORTEST_DUPLICATE) return block;
    const key = line.text.slice(block.start - line.start, block.end - line.start);
    if (!seen.has(key)) {
      seen.add(key);
      return block;
    }
    const kind: BlockKind = 'furniture';
    const copy = { ...block, kind, rule: 'repeated-paragraph' };
    this.duplicates.push(copy);
    return copy;
  }
}

function metaOf(article: Article, page: Page, blocks: readonly Block[]): Meta {
  const title = blocks.find((block) => block.kind === 'title');
  return {
    title: title === undefined ? (article.given.title ?? null) : article.text.slice(title.start, title.end),
    outlet: page.outlet ?? article.given.outlet ?? null,
    place: page.place,
    byline: [...new Set(page.names)],
    published: page.published,
  };
}
