// The archive: one line of head, then the contents in sealed pieces of a mebibyte. Each piece knows its
// number and whether it is the last, so a flipped bit, a lost piece or a cut end are all noticed.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { z } from "zod";
import { SealBroken, seal, unseal } from "#app/domain/confidentiality/seal.server.ts";
import type { Sealed } from "#app/domain/ids.ts";
import type { Wrapping } from "./backup-key.server.ts";

const pieceBytes = 1024 * 1024;
const nonceBytes = 12;
const tagBytes = 16;
const longestHead = 4096;

const headShape = z.object({
  format: z.literal("alongside-archive-1"),
  what: z.enum(["sqlite", "stream"]),
  madeOn: z.iso.date(),
  lock: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("public-key"), publicKey: z.string(), ephemeral: z.string() }),
    z.object({ kind: z.literal("passphrase"), salt: z.string() }),
  ]),
  wrapped: z.string(),
});
export type ArchiveHead = z.infer<typeof headShape>;

/** Not an archive, opened with another key, or changed since it was made. */
export class ArchiveRefused extends Error {
  override name = "ArchiveRefused";
  readonly reason: "no-archive" | "wrong-key" | "damaged";
  constructor(reason: ArchiveRefused["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

const place = { table: "archive", column: "key", row: "head" };

function nonceOf(piece: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(nonceBytes);
  nonce.writeUInt32BE(piece, 4);
  nonce[nonceBytes - 1] = isLast ? 1 : 0;
  return nonce;
}

/** Yields pieces of exactly `size` bytes, and then the rest, which may be empty, marked as the last. */
async function* pieces(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ piece: Buffer; isLast: boolean }> {
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of source) {
    held.push(chunk);
    heldBytes += chunk.length;
    // One byte more than a piece must be there: only the end tells which piece is the last.
    while (heldBytes > size) {
      const all = Buffer.concat(held);
      yield { piece: all.subarray(0, size), isLast: false };
      held = [all.subarray(size)];
      heldBytes -= size;
    }
  }
  yield { piece: Buffer.concat(held), isLast: true };
}

export interface Contents {
  what: ArchiveHead["what"];
  /** ISO day, in clear at the head. */
  madeOn: string;
  source: AsyncIterable<Buffer>;
}

/** @returns the bytes of the archive, piece by piece. */
export async function* sealedArchive(
  { what, madeOn, source }: Contents,
  wrapping: Wrapping,
): AsyncGenerator<Buffer> {
  const secret = randomBytes(32);
  const lock =
    wrapping.kind === "public-key"
      ? { kind: wrapping.kind, publicKey: wrapping.publicKey, ephemeral: wrapping.ephemeral }
      : { kind: wrapping.kind, salt: wrapping.salt };
  const wrapped = seal(
    { id: "archive", secret: wrapping.wrappingKey },
    place,
    secret.toString("base64url"),
  );
  const head: ArchiveHead = { format: "alongside-archive-1", what, madeOn, lock, wrapped };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  yield line;
  let number = 0;
  for await (const { piece, isLast } of pieces(source, pieceBytes)) {
    const cipher = createCipheriv("aes-256-gcm", secret, nonceOf(number, isLast));
    cipher.setAAD(line);
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/** Reads the head alone. @throws ArchiveRefused when it is no archive. */
export async function archiveHead(
  source: AsyncIterable<Buffer>,
): Promise<{ head: ArchiveHead; line: Buffer; rest: AsyncIterable<Buffer> }> {
  const iterator = source[Symbol.asyncIterator]();
  let begun = Buffer.alloc(0);
  for (;;) {
    const end = begun.indexOf("\n");
    if (end >= 0) {
      const line = begun.subarray(0, end + 1);
      const parsed = headShape.safeParse(jsonOrNull(line.toString("utf8")));
      if (!parsed.success) throw new ArchiveRefused("no-archive");
      return { head: parsed.data, line, rest: continued(begun.subarray(end + 1), iterator) };
    }
    const next = begun.length > longestHead ? { done: true as const } : await iterator.next();
    if (next.done) throw new ArchiveRefused("no-archive");
    begun = Buffer.concat([begun, next.value]);
  }
}

async function* continued(first: Buffer, iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The contents of an archive, piece by piece; a piece is given only once it was found whole.
 * @throws ArchiveRefused wrong-key before the first piece, damaged at the piece that is.
 */
export async function* openedArchive(
  opened: Awaited<ReturnType<typeof archiveHead>>,
  wrapping: Wrapping,
): AsyncGenerator<Buffer> {
  const secret = secretIn(opened.head, wrapping);
  let number = 0;
  for await (const { piece, isLast } of pieces(opened.rest, pieceBytes + tagBytes)) {
    if (piece.length < tagBytes) throw new ArchiveRefused("damaged");
    const body = piece.subarray(0, piece.length - tagBytes);
    try {
      const decipher = createDecipheriv("aes-256-gcm", secret, nonceOf(number, isLast));
      decipher.setAAD(opened.line);
      decipher.setAuthTag(piece.subarray(piece.length - tagBytes));
      yield Buffer.concat([decipher.update(body), decipher.final()]);
    } catch {
      throw new ArchiveRefused("damaged");
    }
    number += 1;
  }
}

function secretIn(head: ArchiveHead, wrapping: Wrapping): Buffer {
  try {
    const key = { id: "archive", secret: wrapping.wrappingKey };
    return Buffer.from(unseal(key, place, head.wrapped as Sealed), "base64url");
  } catch (error) {
    if (error instanceof SealBroken) throw new ArchiveRefused("wrong-key");
    throw error;
  }
}
