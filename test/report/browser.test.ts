/** The report's page in a real browser. Needs `npm run build`, and a Chromium. */
import { rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireRecord } from '../../src/record/schema.js';
import { RECORD } from '../sink/records.js';
import { CHROMIUM, launch, REQUIRED } from './browser.js';
import { hostile, pageOf, PAYLOADS } from './pages.js';

test('a browser is there where one is required', (context) => {
  if (CHROMIUM === null && !REQUIRED) {
    const note = 'no Chromium found: the page of the report was not tried in a browser';
    process.stderr.write(`${note}\n`);
    context.skip(note);
  }
  expect(CHROMIUM).not.toBeNull();
});

describe.skipIf(CHROMIUM === null)('the page', () => {
  let browser: Browser;
  let folder = '';
  /** What the browser had to complain about, and what it asked the network for. */
  let complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'asn-scan-report-'));
    browser = await launch();
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function opened(
    records: readonly WireRecord[],
    address = '',
    language: 'en' | 'id' = 'en',
  ): Promise<Page> {
    const file = join(folder, 'report.html');
    writeFileSync(file, await pageOf(records, language));
    complaints = [];
    const page = await browser.newPage();
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(`file://${file}${address}`);
    return page;
  }

  /** Two articles: one as it is, one where somebody else asks for something else. */
  const other: WireRecord = {
    ...RECORD,
    id: 'b/2',
    meta: { ...RECORD.meta, title: 'Ajakan Camat', published: '2024-01-05' },
    entities: [
      { id: 'e1', type: 'person', name: 'Rahma', ref: null, offices: ['e3'] },
      { id: 'e2', type: 'group', name: 'warga', ref: 'masyarakat' },
      { id: 'e3', type: 'office', name: 'Camat Kalianda', ref: 'camat', region: '18.01' },
    ],
    directives: (RECORD.directives ?? []).map((directive) => ({
      ...directive,
      force: 'appeal',
      polarity: 'do',
      topics: ['participation'],
    })),
    sanctions: [],
  };

  test('opens on the findings and shows the evidence of one with its slots', async () => {
    const page = await opened([RECORD, other]);
    expect(await page.locator('#findings tbody tr').count()).toBe(2);
    await page.click('#findings a:has-text("ikut kampanye") >> nth=0');
    expect(await page.locator('.text').innerText()).toContain(RECORD.text);
    const focused = page.locator('.s:focus');
    expect(await focused.innerText()).toBe('ikut kampanye');
    const card = await page.locator('.card').innerText();
    for (const slot of ['Bupati', 'camat', 'melarang', 'neutrality', '80 %']) expect(card).toContain(slot);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.each([
    ['select[name=force]', 'appeal', 'Rahma'],
    ['select[name=topic]', 'participation', 'Rahma'],
    ['select[name=region]', '18', 'Rahma'],
    ['input[name=person]', 'rahma', 'Rahma'],
    ['input[name=office]', 'Camat Kalianda', 'Rahma'],
    ['input[name=words]', 'ajakan', 'Rahma'],
    ['select[name=topic]', 'campaign', 'Bupati'],
  ])('filters by %s %s', async (field, value, issuer) => {
    const page = await opened([RECORD, other]);
    if (field.startsWith('select')) await page.selectOption(field, value);
    else await page.fill(field, value);
    await expect.poll(() => page.locator('#findings tbody tr').count()).toBe(1);
    expect(await page.locator('#findings tbody').innerText()).toContain(issuer);
    expect(await page.locator('[role=tab][aria-selected=true]').innerText()).toContain('1 of 2');
    await page.click('.filters button');
    expect(await page.locator('#findings tbody tr').count()).toBe(2);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('filters by the status of sanctions', async () => {
    const page = await opened([RECORD, other]);
    await page.selectOption('select[name=status]', 'threatened');
    await page.click('#tab-punishments');
    expect(await page.locator('#findings tbody').innerText()).toContain('ditegur');
    await page.click('#tab-articleList');
    expect(await page.locator('#findings tbody tr').count()).toBe(1);
    await page.close();
  });

  test('charts have names and their figures as tables', async () => {
    const page = await opened([RECORD, other]);
    const charts = page.locator('figure svg[role=img]');
    expect(await charts.count()).toBe(4);
    for (const label of await charts.evaluateAll((all) =>
      all.map((svg) => svg.getAttribute('aria-labelledby')),
    )) {
      expect(await page.locator(`#${label}`).innerText()).not.toBe('');
    }
    const months = page.locator('figure').first().locator('table');
    expect(
      (await months.innerText({ timeout: 1000 }).catch(() => '')) || (await months.textContent()),
    ).toContain('2023-10');
    await page.close();
  });

  test('speaks both languages', async () => {
    const page = await opened([RECORD], '', 'id');
    expect(await page.locator('html').getAttribute('lang')).toBe('id');
    expect(await page.locator('#findings tbody').innerText()).toContain('larangan');
    await page.click('.languages button[lang=en]');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('#findings tbody').innerText()).toContain('ban');
    await page.close();
  });

  test('shows slots to the keyboard and to the pointer, also where findings overlap', async () => {
    const record: WireRecord = {
      ...RECORD,
      quotes: [
        {
          mode: 'direct',
          start: 16,
          end: 35,
          text: 'camat ikut kampanye',
          speaker: 'e1',
          cue: null,
          rule: 'r',
          confidence: 0.9,
        },
      ],
    };
    const page = await opened([record], '#a0');
    const titles = (): Promise<string[]> => page.locator('.card h3').allInnerTexts();
    await page.locator('.languages button').last().focus();
    const seen: string[][] = [];
    for (let i = 0; i < 14; i++) {
      await page.keyboard.press('Tab');
      if ((await page.locator('.s:focus').count()) === 1) seen.push(await titles());
    }
    expect(seen).toEqual([
      ['office: Bupati'],
      ['Quote: direct', 'group: camat'],
      ['Directive: ban', 'Quote: direct'],
      ['Sanction: reprimand'],
    ]);
    await page.hover('.s:has-text("melarang")');
    expect(await titles()).toEqual(['Directive: ban']);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('nothing hostile runs, loads or disappears', async () => {
    const page = await opened(PAYLOADS.map(hostile));
    for (let at = 0; at < PAYLOADS.length; at++) {
      await page.evaluate(`location.hash = 'a${at}-d0'`);
      await page.waitForSelector('.reader .card');
      const shown = await page.locator('.text').evaluate((text) => text.textContent);
      expect(shown?.startsWith(PAYLOADS[at] as string)).toBe(true);
      await page.evaluate(`location.hash = ''`);
      await page.waitForSelector('#findings');
    }
    expect(await page.evaluate(() => 'broken' in globalThis)).toBe(false);
    expect(await page.locator('img, iframe, object, svg[onload]').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('opens with nothing in it', async () => {
    const page = await opened([]);
    expect(await page.locator('#findings').innerText()).toBe('Nothing to show.');
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('prints without what is only for the screen', async () => {
    const page = await opened([RECORD]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.filters').isVisible()).toBe(false);
    expect(await page.locator('#findings table').isVisible()).toBe(true);
    await page.close();
  });

  test('thousands of articles show at once no more than they must', async () => {
    const many = Array.from({ length: 2000 }, (_, at) => ({ ...RECORD, id: `c/${at}` }));
    const page = await opened(many);
    expect(await page.locator('#findings tbody tr').count()).toBe(100);
    await page.click('.table > button');
    expect(await page.locator('#findings tbody tr').count()).toBe(200);
    await page.evaluate(`location.hash = 'a1999-s0'`);
    await page.waitForSelector('.card.sanction');
    expect(complaints).toEqual([]);
    await page.close();
  });
});
