/** The languages that asn-scan speaks. The compiler sees to it that each says everything. */
import type { Messages } from './catalogue.js';
import { en } from './en.js';
import { id } from './id.js';

export type { Labels, Messages, ReportMessages, SummaryMessages, Topic } from './catalogue.js';

export const LANGUAGES = ['en', 'id'] as const;
export type Language = (typeof LANGUAGES)[number];

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, id };
