import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePointOffsets, utf16Offsets } from '../../src/text/codepoints.js';

test('offsets count code points and come back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const at = codePointOffsets(text);
      const back = utf16Offsets(text);
      let offset = 0;
      [...text].forEach((character, index) => {
        expect(at(offset)).toBe(index);
        expect(back(index)).toBe(offset);
        offset += character.length;
      });
      expect(at(text.length)).toBe([...text].length);
    }),
  );
});
