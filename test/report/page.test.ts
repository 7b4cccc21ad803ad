/** The report's page as text: self-contained, inert, the same each time. Needs `npm run build`. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { RECORD } from '../sink/records.js';
import { hostile, pageOf, PAYLOADS } from './pages.js';

const scriptsOf = (page: string): string[] =>
  [...page.matchAll(/<script[^>]*>([^]*?)<\/script>/g)].map((match) => match[1] ?? '');

test('an article is data that gives back the words of what was found', async () => {
  const page = await pageOf([RECORD]);
  const article = JSON.parse(scriptsOf(page)[0] ?? '') as {
    text: string;
    directives: { pieces: number[] }[];
  };
  expect(article.text).toBe(RECORD.text);
  expect(article.text.slice(...(article.directives[0]?.pieces as [number, number]))).toBe('ikut kampanye');
});

test('offsets count as the page counts, also behind characters outside the basic plane', async () => {
  const record = hostile('😀😀', 0);
  const article = JSON.parse(scriptsOf(await pageOf([record]))[0] ?? '') as {
    text: string;
    directives: { pieces: number[] }[];
  };
  expect(article.text.slice(...(article.directives[0]?.pieces as [number, number]))).toBe('ikut kampanye');
});

test('nothing that an article, a name or a title says ends a script or begins an element', async () => {
  const plain = await pageOf([RECORD], 'en', 'x');
  for (const payload of PAYLOADS) {
    const page = await pageOf([hostile(payload, 0)], 'en', payload);
    expect(page.split('<').length).toBe(plain.split('<').length);
    const [article, index] = scriptsOf(page);
    for (const data of [article, index]) expect(data).not.toMatch(/[<>&\u2028\u2029]/);
    expect((JSON.parse(article ?? '') as { id: string }).id).toBe(`${payload}/0`);
    expect((JSON.parse(index ?? '') as { title: string }).title).toBe(payload);
  }
});

test('the policy forbids everything but the two inline pieces that the build made', async () => {
  const page = await pageOf([RECORD]);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
  const sha = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `script-src ${sha(scriptsOf(page).at(-1) ?? '')}`,
    `style-src ${sha(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page.replace(/http:\/\/www\.w3\.org\/[\w/]+/g, '')).not.toMatch(/https?:|url\(|@import|\ssrc=/);
});

test('the same records give the same page', async () => {
  expect(await pageOf([RECORD, hostile('x', 1)], 'id')).toBe(await pageOf([RECORD, hostile('x', 1)], 'id'));
});
