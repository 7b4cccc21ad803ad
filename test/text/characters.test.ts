import { describe, expect, it } from 'vitest';
import { Char, charAt, holds, isAll, unitSet } from '../../src/text/characters.js';

describe('characters', () => {
  it('are what Unicode says, for every unit', () => {
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      const bits =
        (/\p{L}/u.test(character) ? Char.Letter : 0) |
        (/\p{Lu}/u.test(character) ? Char.Upper : 0) |
        (/\p{Ll}/u.test(character) ? Char.Lower : 0) |
        (/\p{N}/u.test(character) ? Char.Number : 0) |
        (/\p{M}/u.test(character) ? Char.Mark : 0) |
        (/\s/.test(character) ? Char.Space : 0);
      if (charAt(character, 0) !== bits)
        expect([unit.toString(16), charAt(character, 0)]).toEqual([unit, bits]);
    }
  });

  it('beyond the first plane count on both of their units', () => {
    expect(charAt('𝗕𝗮', 0) & charAt('𝗕𝗮', 1) & Char.Upper).not.toBe(0);
    expect(charAt('𝗕𝗮', 3) & Char.Lower).not.toBe(0);
    expect(charAt('🙏', 1)).toBe(0);
    expect(charAt('\ud83d', 0)).toBe(0);
    expect(charAt('', 0)).toBe(0);
  });

  it('are looked for in texts', () => {
    expect(holds('123 a', Char.Letter)).toBe(true);
    expect(holds('123 – ', Char.Letter)).toBe(false);
    expect(isAll('PALU-1', Char.Upper | Char.Number, unitSet('-'))).toBe(true);
    expect(isAll('Palu', Char.Upper, unitSet('-'))).toBe(false);
    expect(isAll('漢', Char.Upper, unitSet('-'))).toBe(false);
  });
});
