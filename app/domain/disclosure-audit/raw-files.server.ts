// Reads database files of any size piece by piece, and finds the page of SQLite in which something stands,
// in the file itself or in its write-ahead log.
import { closeSync, openSync, readSync, statSync } from "node:fs";

const stretchBytes = 16 * 2 ** 20;
/** Longer than anything that is looked for. */
const overlapBytes = 512;
const logHeaderBytes = 32;
const frameHeaderBytes = 24;

/** @returns where each needle stands in the file, by needle; empty where it does not. */
export function placesIn(file: string, needles: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>(needles.map((needle) => [needle, []]));
  const handle = openSync(file, "r");
  try {
    const stretch = Buffer.alloc(stretchBytes);
    for (let from = 0; ; from += stretchBytes - overlapBytes) {
      const length = readSync(handle, stretch, 0, stretchBytes, from);
      const bytes = stretch.subarray(0, length);
      for (const [needle, found] of places) {
        for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
          if (found.at(-1) !== from + at) found.push(from + at);
        }
      }
      if (length < stretchBytes) return places;
    }
  } finally {
    closeSync(handle);
  }
}

function bytesAt(file: string, at: number, length: number): Buffer {
  const handle = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
  } finally {
    closeSync(handle);
  }
}

/** Where the page that holds this byte begins, and how long pages are. */
function pageAround(file: string, place: number): { at: number; length: number } {
  const head = bytesAt(file, 0, logHeaderBytes);
  const isLog = head.length >= 12 && (head.readUInt32BE(0) & ~1) >>> 0 === 0x377f0682;
  if (isLog) {
    const length = head.readUInt32BE(8);
    const frame = frameHeaderBytes + length;
    const number = Math.floor((place - logHeaderBytes) / frame);
    return { at: logHeaderBytes + number * frame + frameHeaderBytes, length };
  }
  const said = head.subarray(0, 15).toString("latin1") === "SQLite format 3" ? 16 : -1;
  const size = said < 0 ? 4_096 : head.readUInt16BE(said);
  const length = size === 1 ? 65_536 : size;
  return { at: place - (place % length), length };
}

/** The page of SQLite that holds this byte; of other files, the 4,096 bytes around it. */
export function pageHolding(file: string, place: number): Buffer {
  const { at, length } = pageAround(file, place);
  return bytesAt(file, at, length);
}

export const isThere = (file: string): boolean =>
  statSync(file, { throwIfNoEntry: false }) !== undefined;
