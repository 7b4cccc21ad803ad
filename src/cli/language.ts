/** Which language the program speaks. Not taken from the locale: the same command gives the same bytes everywhere. */
import { Option } from 'commander';
import { UsageError } from '../errors.js';
import { LANGUAGES, type Language } from '../messages/index.js';

export interface LanguageOption {
  readonly lang?: Language;
}

/** Every command has it. */
export function languageOption(): Option {
  return new Option('--lang <language>', 'language of what people read').choices([...LANGUAGES]);
}

/** What `--lang` says, else the environment's `ASN_SCAN_LANG`, else English. */
export function chosenLanguage(
  { lang }: LanguageOption,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  if (lang !== undefined) return lang;
  const wanted = env.ASN_SCAN_LANG ?? '';
  if (wanted === '') return 'en';
  const known = LANGUAGES.find((language) => language === wanted);
  if (known === undefined) {
    throw new UsageError(`ASN_SCAN_LANG: no language "${wanted}"`, { hint: LANGUAGES.join(', ') });
  }
  return known;
}

/** The language before the arguments are understood; English where they make no sense. */
export function languageIn(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const wanted = at < 0 ? env.ASN_SCAN_LANG : (args[at]?.split('=')[1] ?? args[at + 1]);
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}
