// Finds words in bytes, however they are written there: as UTF-8 or UTF-16, in capitals or not, encoded as
// in an address or a form, or packed.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, constants, inflateRawSync } from "node:zlib";

const spellings = (word: string): string[] => {
  const inForm = new URLSearchParams({ x: word }).toString().slice(2);
  const inText = JSON.stringify(word).slice(1, -1);
  return [...new Set([word, encodeURIComponent(word), inForm, inText])].map((one) =>
    one.toLowerCase(),
  );
};

/** An entry of Chromium's cache begins with this; its key and then its contents follow a head of 24 bytes. */
const cacheEntry = Buffer.from("305c72a71b6dfbfc", "hex");

/** How packed bytes begin, and how many of them stand before what is packed. */
const packings = [
  ["1f8b08", 10],
  ...["7801", "785e", "789c", "78da"].map((head): [string, number] => [head, 2]),
] as const;

function* unpacked(bytes: Buffer): Generator<Buffer> {
  for (const [head, headBytes] of packings) {
    const sign = Buffer.from(head, "hex");
    for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1)) {
      // Raw, since other bytes follow behind its end.
      const cut = { finishFlush: constants.Z_SYNC_FLUSH };
      const part = opened((all) => inflateRawSync(all, cut), bytes.subarray(at + headBytes));
      if (part) yield part;
    }
  }
  if (bytes.subarray(0, 8).equals(cacheEntry) && bytes.length > 24) {
    const contents = bytes.subarray(24 + bytes.readUInt32LE(12));
    const part = opened((all) => brotliDecompressSync(all), contents);
    if (part) yield part;
  }
}

/** Null for bytes that only look packed. */
function opened(open: (part: Buffer) => Buffer, bytes: Buffer): Buffer | null {
  try {
    return open(bytes);
  } catch {
    return null;
  }
}

/** @returns those of the words that stand somewhere in these bytes. */
export function wordsIn(bytes: Buffer, words: Iterable<string>): string[] {
  const all = [bytes, ...unpacked(bytes)];
  // UTF-16 may begin at any byte.
  const texts = all.flatMap((part) =>
    [part.toString("utf8"), part.toString("utf16le"), part.subarray(1).toString("utf16le")].map(
      (text) => text.toLowerCase(),
    ),
  );
  return [...words].filter((word) =>
    spellings(word).some((one) => texts.some((text) => text.includes(one))),
  );
}

/** Every file in a folder and in those within it. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
