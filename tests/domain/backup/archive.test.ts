// The archive itself: it opens with its key and no other, and every change to it is noticed.
import { randomBytes } from "node:crypto";
import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import {
  ArchiveRefused,
  archiveHead,
  openedArchive,
  sealedArchive,
} from "#app/domain/backup/archive.server.ts";
import {
  newBackupKeys,
  privateKeyIn,
  publicKeyIn,
  type Wrapping,
  wrappingForPublicKey,
  wrappingOfPassphrase,
  wrappingOfPrivateKey,
} from "#app/domain/backup/backup-key.server.ts";

const whole = async (source: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
};

const sealed = (contents: Buffer, wrapping: Wrapping): Promise<Buffer> =>
  whole(
    sealedArchive(
      { what: "sqlite", madeOn: "2026-03-02", source: Readable.from([contents]) },
      wrapping,
    ),
  );

async function openedWith(
  archive: Buffer,
  wrappingFor: (lock: Awaited<ReturnType<typeof archiveHead>>["head"]["lock"]) => Wrapping,
): Promise<Buffer | ArchiveRefused["reason"]> {
  try {
    const read = await archiveHead(Readable.from([archive]));
    return await whole(openedArchive(read, wrappingFor(read.head.lock)));
  } catch (error) {
    if (error instanceof ArchiveRefused) return error.reason;
    throw error;
  }
}

const pair = newBackupKeys();
const sealing = () => wrappingForPublicKey(publicKeyIn(pair.publicLine) ?? "");
const withKey = (text: string) => (lock: { kind: string; ephemeral?: string }) => {
  const privateKey = privateKeyIn(text);
  if (!privateKey) throw new Error("no private key");
  return wrappingOfPrivateKey(privateKey, lock.ephemeral ?? "");
};

describe("an archive", () => {
  const mebibyte = 1024 * 1024;
  it.each([0, 1, mebibyte - 1, mebibyte, mebibyte + 1, 3 * mebibyte])(
    "of %i bytes comes back as it was",
    async (size) => {
      const contents = randomBytes(size);
      const opened = await openedWith(await sealed(contents, sealing()), withKey(pair.privateLine));
      expect(Buffer.isBuffer(opened) && opened.equals(contents)).toBe(true);
    },
  );

  it("is not opened by the site itself, nor by another key", async () => {
    const archive = await sealed(Buffer.from("what people wrote"), sealing());
    expect(await openedWith(archive, withKey(newBackupKeys().privateLine))).toBe("wrong-key");
    expect(privateKeyIn(pair.publicLine), "the public half opens nothing").toBeNull();
    expect(archive.includes("what people wrote")).toBe(false);
  });

  it("is noticed to be changed, a hundred times out of a hundred", async () => {
    const contents = randomBytes(mebibyte + 5_000);
    const archive = await sealed(contents, sealing());
    const results = new Map<string, number>();
    for (let turn = 0; turn < 100; turn += 1) {
      const flipped = Buffer.from(archive);
      const at = randomBytes(4).readUInt32BE() % flipped.length;
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (turn % 8));
      const opened = await openedWith(flipped, (lock) => {
        try {
          return withKey(pair.privateLine)(lock as { kind: string; ephemeral?: string });
        } catch {
          throw new ArchiveRefused("wrong-key"); // the head's own key was hit
        }
      });
      const word = Buffer.isBuffer(opened) ? "opened" : "noticed";
      results.set(word, (results.get(word) ?? 0) + 1);
    }
    expect([...results]).toEqual([["noticed", 100]]);
  });

  it("is noticed to be cut, doubled or put together of parts", async () => {
    const contents = randomBytes(2 * mebibyte + 10);
    const archive = await sealed(contents, sealing());
    const line = archive.indexOf("\n") + 1;
    const piece = mebibyte + 16;
    const cuts = [
      archive.subarray(0, line),
      archive.subarray(0, line + piece),
      archive.subarray(0, line + 2 * piece),
      archive.subarray(0, archive.length - 1),
      Buffer.concat([archive, randomBytes(20)]),
      Buffer.concat([archive.subarray(0, line), archive.subarray(line + piece)]),
      Buffer.concat([archive.subarray(0, line + piece), archive.subarray(line)]),
    ];
    for (const cut of cuts)
      expect(await openedWith(cut, withKey(pair.privateLine))).toBe("damaged");
    for (const other of ["", "{}\n", "alongside", JSON.stringify({ format: "other" })]) {
      expect(await openedWith(Buffer.from(other), withKey(pair.privateLine))).toBe("no-archive");
    }
  });

  it("opens with its passphrase, however it is spelled in Unicode, and no other", async () => {
    const salt = randomBytes(16).toString("base64url");
    const archive = await sealed(
      Buffer.from("x"),
      wrappingOfPassphrase("vier Stühle am Fenster", salt),
    );
    const withPassphrase = (passphrase: string) =>
      openedWith(archive, () => wrappingOfPassphrase(passphrase, salt));
    expect(String(await withPassphrase(" vier Stu\u0308hle am Fenster\n"))).toBe("x");
    expect(await withPassphrase("vier Stuhle am Fenster")).toBe("wrong-key");
  });
});
