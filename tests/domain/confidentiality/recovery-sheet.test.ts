// The master key on paper and back, and the copy of the keys that are not on paper.
import fc from "fast-check";
import { expect, it } from "vitest";
import { base32, bytesOfBase32 } from "#app/domain/confidentiality/base32.ts";
import { newKeyringContents, openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyringCopy, keyringFromCopy } from "#app/domain/confidentiality/keyring-copy.server.ts";
import {
  isSheetOf,
  sheetCode,
  sheetLength,
  sheetRead,
} from "#app/domain/confidentiality/recovery-sheet.server.ts";
import { testWorld } from "#tests/support/worlds.ts";

it("writes any bytes in base 32 and reads them back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const back = bytesOfBase32(base32(bytes));
      expect(back?.subarray(0, bytes.length)).toEqual(bytes);
    }),
  );
});

it("reads a sheet as people type it, and gives the same keys", () => {
  const contents = newKeyringContents();
  const code = sheetCode(contents);
  expect(code).toHaveLength(sheetLength);
  const typed = code
    .toLowerCase()
    .replace(/0/g, "o")
    .replace(/1/g, "l")
    .replace(/(.{4})/g, "$1 ")
    .replace(/(.{30})/g, "$1\n");
  const read = sheetRead(typed);
  expect(read.is).toBe("sheet");
  expect(read.is === "sheet" && isSheetOf(read.keys, contents)).toBe(true);
  expect(read.is === "sheet" && isSheetOf(read.keys, newKeyringContents())).toBe(false);
});

it("notices every single wrong character, and two that changed places", () => {
  const code = sheetCode(newKeyringContents());
  for (let at = 0; at < code.length; at += 1) {
    const other = code[at] === "7" ? "8" : "7";
    const wrong = `${code.slice(0, at)}${other}${code.slice(at + 1)}`;
    expect(sheetRead(wrong).is, `character ${at}`).not.toBe("sheet");
    const swapped = `${code.slice(0, at)}${code[at + 1] ?? ""}${code[at]}${code.slice(at + 2)}`;
    if (swapped !== code) expect(sheetRead(swapped).is, `swap at ${at}`).not.toBe("sheet");
  }
  expect(sheetRead(code.slice(1))).toEqual({ is: "wrong-length", typed: sheetLength - 1 });
});

it("brings the keys back from sheet and copy, but none of a month that is over", async () => {
  const world = await testWorld();
  for (const month of ["2026-02", "2026-03", "2026-04"]) world.keyring.epochKey(month);
  const sheet = sheetRead(sheetCode(world.keyring.contents()));
  if (sheet.is !== "sheet") throw new Error("no sheet");
  const copy = keyringCopy(world.keyring);
  const opened = keyringFromCopy(copy, sheet.keys, "2026-03-15");
  const { "2026-02": _over, ...epochs } = world.keyring.contents().epochs;
  expect(opened).toEqual({ is: "keyring", contents: { ...world.keyring.contents(), epochs } });
  expect(copy, "nothing of it is in clear").not.toContain(epochs["2026-03"]?.[0]?.secret);

  const other = sheetRead(sheetCode(newKeyringContents()));
  if (other.is !== "sheet") throw new Error("no sheet");
  expect(keyringFromCopy(copy, other.keys, "2026-03-15")).toEqual({ is: "of-another-sheet" });
  expect(keyringFromCopy("{}", sheet.keys, "2026-03-15")).toEqual({ is: "no-copy" });
  const { sealed } = JSON.parse(copy);
  const middle = Math.floor(sealed.length / 2);
  const flipped = `${sealed.slice(0, middle)}${sealed[middle] === "A" ? "B" : "A"}${sealed.slice(middle + 1)}`;
  const damaged = JSON.stringify({ format: "alongside-keys-1", sealed: flipped });
  expect(keyringFromCopy(damaged, sheet.keys, "2026-03-15")).toEqual({ is: "damaged" });
});

it("never puts the key of a month or a period on paper", async () => {
  const world = await testWorld();
  world.keyring.epochKey("2026-04");
  world.keyring.periodKey("2026Q1");
  const bytes = Buffer.from(bytesOfBase32(sheetCode(world.keyring.contents())) ?? []);
  const { epochs, periods } = openKeyring(world.keyringFile).contents();
  for (const key of [epochs["2026-04"]?.[0], periods["2026Q1"]?.keys[0]]) {
    expect(bytes.includes(Buffer.from(key?.secret ?? "", "hex"))).toBe(false);
  }
});
