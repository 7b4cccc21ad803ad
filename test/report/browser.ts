/** A real browser for tests, where the machine has one. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const NAMED = process.env.ASN_SCAN_CHROMIUM ?? '';
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of a Chromium, or of the one that `ASN_SCAN_CHROMIUM` names; null where it is not there. */
export const CHROMIUM = (NAMED === '' ? PLACES : [NAMED]).find((path) => existsSync(path)) ?? null;

/** Set where tests without a browser are to count as failed. */
export const REQUIRED = (process.env.ASN_SCAN_BROWSER_REQUIRED ?? '') !== '';

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM ?? '', args: FLAGS });
}
