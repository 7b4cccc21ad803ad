/** The formats that records can be turned into, and what each can hold. */
import { UsageError } from '../errors.js';
import type { Lexicon } from '../lexicon/index.js';
import type { WireRecord } from '../record/schema.js';
import { jsonText } from '../text/json.js';
import { bratAnnotations, bratConfiguration } from './brat.js';
import { conll2003Document } from './conll2003.js';
import { conlluDocument } from './conllu.js';
import { doccanoDocument } from './doccano.js';
import { standoffOf } from './fromrecord.js';
import { labelStudioConfiguration, labelStudioTask } from './labelstudio.js';
import type { Layer } from './labels.js';
import { annotationPage } from './webannotation.js';

export const CONVERSIONS = [
  'records',
  'brat',
  'conllu',
  'conll2003',
  'web-annotation',
  'label-studio',
  'doccano',
] as const;
export type Conversion = (typeof CONVERSIONS)[number];

/** One document in a format, and how documents stand together in one file. */
export interface Writer {
  /** Ending of a file of one document. */
  readonly extension: string;
  /** True when the text must lie in a file of its own beside it. */
  readonly textBeside: boolean;
  /** False for a format that keeps each document in a file of its own. */
  readonly together: boolean;
  readonly begin: string;
  readonly between: string;
  readonly end: string;
  /** Set-up of the tool that reads the folder. */
  readonly companion: { readonly name: string; readonly text: string } | null;
  document(record: WireRecord): string;
}

const LINES = {
  textBeside: false,
  together: true,
  begin: '',
  between: '',
  end: '',
  companion: null,
} as const;
const ARRAY = { ...LINES, begin: '[', between: ',', end: '\n]\n' } as const;

/** @param lexicon loaded only for formats that go by tokens */
export async function writerOf(
  format: Conversion,
  layers: readonly Layer[] | undefined,
  lexicon: () => Promise<Lexicon>,
): Promise<Writer> {
  switch (format) {
    case 'records':
      if (layers !== undefined) throw new UsageError('--layers does not go with --to records');
      return { ...LINES, extension: '.json', document: (record) => `${jsonText(record)}\n` };
    case 'brat':
      return {
        ...LINES,
        extension: '.ann',
        textBeside: true,
        together: false,
        companion: { name: 'annotation.conf', text: bratConfiguration() },
        document: (record) => bratAnnotations(standoffOf(record, layers)),
      };
    case 'conllu':
    case 'conll2003': {
      if (layers !== undefined) throw new UsageError(`--layers does not go with --to ${format}`);
      const words = await lexicon();
      const write = format === 'conllu' ? conlluDocument : conll2003Document;
      return {
        ...LINES,
        extension: format === 'conllu' ? '.conllu' : '.conll',
        textBeside: true,
        document: (record) => write(record, words),
      };
    }
    case 'web-annotation':
      return {
        ...ARRAY,
        extension: '.jsonld',
        document: (record) => `\n${jsonText(annotationPage(standoffOf(record, layers)))}`,
      };
    case 'label-studio':
      return {
        ...ARRAY,
        extension: '.json',
        companion: { name: 'label_config.xml', text: labelStudioConfiguration() },
        document: (record) => `\n${jsonText(labelStudioTask(standoffOf(record, layers)))}`,
      };
    case 'doccano':
      return {
        ...LINES,
        extension: '.jsonl',
        document: (record) => `${jsonText(doccanoDocument(standoffOf(record, layers)))}\n`,
      };
  }
}
