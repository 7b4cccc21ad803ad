/** Runs the pipeline up to the tag stage on an article written for a test. */
import type { Entity, Mention, MentionType } from '../../../src/document.js';
import { analyse, loadLexicon } from '../../../src/index.js';

const lexicon = await loadLexicon();

export interface Tagging {
  readonly mentions: readonly (Mention & { readonly text: string })[];
  readonly entities: readonly Entity[];
  /** Texts of the mentions of a type, in order. */
  texts(type: MentionType): string[];
  /** The entity of the first mention with this text (and type). */
  entity(text: string, type?: MentionType): Entity;
}

/** `body` is one article; a headline is put before it, so that its first line is no title. */
export function tagged(body: string, headline = 'Kabar dari daerah hari ini'): Tagging {
  const text = `${headline}\n\n${body}`;
  const article = {
    id: 't',
    source: { path: 't', encoding: 'utf-8', sha256: '' },
    text,
    given: {},
    diagnostics: [],
  };
  const doc = analyse(article, { lexicon }, 'tag');
  const entities = doc.entities ?? [];
  const mentions = (doc.mentions ?? []).map((mention) => ({
    ...mention,
    text: text.slice(mention.start, mention.end),
  }));
  return {
    mentions,
    entities,
    texts: (type) => mentions.filter((mention) => mention.type === type).map((mention) => mention.text),
    entity: (wanted, type) => {
      const mention = mentions.find(
        ({ text: found, type: kind }) => found === wanted && (type ?? kind) === kind,
      );
      if (mention === undefined)
        throw new Error(`no mention "${wanted}" among: ${mentions.map((m) => m.text).join(' | ')}`);
      return entities[mention.entity] as Entity;
    },
  };
}
