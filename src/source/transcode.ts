/** Data files in UTF-16, turned into UTF-8 on the way, since their readers look for bytes of ASCII. */
import { utf16Of } from './encoding.js';

/** The chunks without their byte order mark, in UTF-8 unless they are in some 8-bit encoding. */
export async function* asciiCompatible(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let first = true;
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (first) {
      first = false;
      const wide = utf16Of(bytes);
      if (wide !== null) decoder = new TextDecoder(wide.encoding);
      else if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) bytes = bytes.subarray(3);
    }
    yield decoder === null ? bytes : Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8');
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest, 'utf8');
}
