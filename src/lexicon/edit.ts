/** Adds entries and forms to the text of a lexicon file and leaves everything else in it, comments too, as it is. */
import { isMap, isSeq, parseDocument, type Document, type YAMLMap, type YAMLSeq } from 'yaml';
import type { KindName } from './kinds/index.js';

export interface Addition {
  readonly kind: KindName;
  readonly id: string;
  /** Fields that the entry gets if it has none of that name; in this order if it is new. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Items that are added to lists, by the path of the list: `forms`, or `forms.active` for verbs. */
  readonly items: Readonly<Record<string, readonly string[]>>;
}

/** @param source a valid lexicon, or nothing */
export function withAddition(source: string, addition: Addition): string {
  const document = parseDocument(source);
  if (document.contents === null) document.contents = document.createNode({}) as never;
  const entry = entryOf(document, addition);
  for (const [key, value] of Object.entries(addition.fields)) {
    if (!entry.has(key)) entry.set(key, document.createNode(value));
  }
  for (const [path, items] of Object.entries(addition.items))
    addItems(document, entry, path.split('.'), items);
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function entryOf(document: Document, { kind, id }: Addition): YAMLMap {
  let list = document.get(kind, true) as unknown;
  if (!isSeq(list)) {
    list = document.createNode([]);
    (list as YAMLSeq).flow = false;
    document.set(kind, list);
  }
  const entries = list as YAMLSeq;
  const known = entries.items.find((item) => isMap(item) && item.get('id') === id);
  if (known !== undefined) return known as YAMLMap;
  const entry = document.createNode({ id }) as YAMLMap;
  entries.flow = false;
  entries.add(entry);
  return entry;
}

/** Words in a list read best on one line. */
function addItems(
  document: Document,
  entry: YAMLMap,
  path: readonly string[],
  items: readonly string[],
): void {
  if (items.length === 0) return;
  const list = entry.getIn(path, true);
  if (!isSeq(list)) {
    const made = document.createNode([...items]) as YAMLSeq;
    made.flow = items.every((item) => item.length < 60);
    entry.setIn(path, made);
    return;
  }
  const present = new Set(list.items.map((item) => String((item as { value?: unknown }).value)));
  for (const item of items) if (!present.has(item)) list.add(document.createNode(item));
}
