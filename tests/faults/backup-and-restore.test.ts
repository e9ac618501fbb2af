// Backups as an operator makes them, of a site that is being used: sealed, keys apart, brought back to an
// empty machine from paper, and refused with one sentence when anything is not as it was made.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedBy, byPhone, returned } from "#tests/support/asking.ts";
import { type FormClient, formClient } from "#tests/support/form-client.ts";
import { type RunningSite, runCommand, runningSite } from "#tests/support/running-site.ts";
import { storedIn } from "#tests/support/what-is-stored.ts";

const phones = ["0664 5550001", "0664 5550002", "0664 5550003"];
let site: RunningSite;
let receipts: string[];
const at = (...parts: string[]) => join(site.folder, ...parts);

async function said(args: string[], env = site.env): Promise<string> {
  const { code, out, err } = await runCommand(args, env);
  expect(err, args.join(" ")).toBe("");
  expect(code).toBe(0);
  return out.trim();
}
async function refused(args: string[], sentence: RegExp, env = site.env): Promise<void> {
  const { code, out, err } = await runCommand(args, env);
  expect({ code, out }, args.join(" ")).toEqual({ code: 1, out: "" });
  expect(err).toMatch(sentence);
  expect(err.trim().split("\n"), "one sentence, no stack").toHaveLength(1);
}

beforeAll(async () => {
  site = await runningSite();
  await site.start();
  receipts = [];
  for (const phone of phones) {
    const client: FormClient = formClient(site.origin);
    receipts.push(await askedBy(client, byPhone(phone)));
    client.close();
  }
  const publicLine = await said(["backup", "new-key", "--to", at("private.key")]);
  writeFileSync(at("public.key"), `${publicLine}\n`);
  mkdirSync(at("keys-copy"));
  // While it is being used: somebody asks at the same time.
  const busy = formClient(site.origin);
  const asking = askedBy(busy, byPhone("0664 5550009"));
  const backup = ["backup", "--to", at("archive"), "--key", at("public.key")];
  expect(await said([...backup, "--keys-to", at("keys-copy", "copy")])).toMatch(/read it back/);
  await asking;
  busy.close();
  await said(["keys", "recovery-sheet", "--to", at("sheet.html")]);
}, 120_000);
afterAll(() => site?.remove());

/** The settings of another machine: nothing there but what is brought. */
const elsewhere = (name: string) => ({
  ...site.env,
  ALONGSIDE_DATA: at(name, "data"),
  ALONGSIDE_KEYRING: at(name, "keys", "keyring.json"),
});
const sheetCode = (): string =>
  /<p class="code">([^<]+)</.exec(readFileSync(at("sheet.html"), "utf8"))?.[1] ?? "";

test("comes back on an empty machine from paper, the copy of the keys and the archive", async () => {
  const env = elsewhere("rescue");
  writeFileSync(at("typed-sheet"), sheetCode().toLowerCase());
  expect(await said(["keys", "check-sheet", "--sheet", at("typed-sheet")])).toMatch(/belongs/);
  await said(
    ["keys", "restore", "--copy", at("keys-copy", "copy"), "--sheet", at("typed-sheet")],
    env,
  );
  const restore = ["restore", "--archive", at("archive"), "--key", at("private.key")];
  const answer = JSON.parse(await said([...restore, "--json"], env));
  expect(answer).toMatchObject({ unreadableCases: 0, destroyedCases: 0 });
  expect(answer.openedCases).toBeGreaterThanOrEqual(phones.length);
  expect(readdirSync(env.ALONGSIDE_DATA).sort(), "no draft is left").toEqual(["alongside.db"]);
  await refused(restore, /^There is a database .* already\. It was left as it is\.$/m, env);

  const rescued = await runningSite(
    { ALONGSIDE_KEYRING: env.ALONGSIDE_KEYRING },
    env.ALONGSIDE_DATA,
  );
  try {
    const { contacts, integrity, orphans } = await storedIn({
      ...rescued,
      databaseFile: join(env.ALONGSIDE_DATA, "alongside.db"),
    });
    const reached = contacts.map(({ reach }) => reach);
    expect(reached).toEqual(expect.arrayContaining(phones));
    expect({ integrity, orphans }).toEqual({ integrity: "ok", orphans: [] });
    await rescued.start();
    const client = formClient(rescued.origin);
    const page = await returned(client, receipts[0] ?? "");
    expect(page.text).toContain(phones[0]);
    client.close();
  } finally {
    await rescued.remove();
  }
});

describe("a backup", () => {
  test("and the sheet are readable by their owner only, and hold nothing in clear", async () => {
    const archive = readFileSync(at("archive"));
    const copy = readFileSync(at("keys-copy", "copy"));
    const secret = JSON.parse(readFileSync(site.keyringFile, "utf8")).masters[0].secret;
    const needles = [...phones, ...receipts, secret, "support_cases", "SQLite format"];
    for (const needle of needles) {
      expect(archive.includes(needle) || copy.includes(needle), needle).toBe(false);
    }
    expect(archive.includes(Buffer.from(secret, "hex"))).toBe(false);
    expect(existsSync(join(site.dataFolder, "backup-in-the-making.db"))).toBe(false);
  });

  test("is refused with another key, without one, or with a key that others may read", async () => {
    const env = elsewhere("wrong");
    mkdirSync(at("wrong", "keys"), { recursive: true, mode: 0o700 });
    writeFileSync(at("wrong", "keys", "keyring.json"), readFileSync(site.keyringFile), {
      mode: 0o600,
    });
    await said(["backup", "new-key", "--to", at("other.key")]);
    const restore = ["restore", "--archive", at("archive")];
    await refused([...restore, "--key", at("other.key")], /made for another key/, env);
    await refused([...restore, "--key", at("public.key")], /others|no private/i, env);
    await refused(restore, /opens with the private backup key/, env);
    chmodSync(at("other.key"), 0o644);
    await refused([...restore, "--key", at("other.key")], /^Others on this machine may read/, env);
    expect(existsSync(join(env.ALONGSIDE_DATA, "alongside.db"))).toBe(false);
  });

  test("of a damaged archive, or beside the key file of another site, is not restored", async () => {
    const env = elsewhere("mixed");
    await said(["keys", "init"], env);
    const restore = ["restore", "--archive", at("archive"), "--key", at("private.key")];
    await refused(restore, /^This key file does not belong to this database/, env);
    const bytes = readFileSync(at("archive"));
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(at("flipped"), bytes);
    await refused(
      ["restore", "--archive", at("flipped"), "--key", at("private.key")],
      /^The archive is damaged.*Nothing was restored\.$/m,
      env,
    );
    await refused(
      ["restore", "--archive", at("sheet.html"), "--key", at("private.key")],
      /^This file is not an archive/,
      env,
    );
    expect(readdirSync(env.ALONGSIDE_DATA)).toEqual([]);
  });

  test("never lies with its keys, in the data folder, or over another file", async () => {
    const backup = ["backup", "--key", at("public.key"), "--to"];
    await refused([...backup, at("archive")], /^There is a file .* already/);
    await refused([...backup, at("a"), "--keys-to", at("b")], /do not belong into one folder/);
    await refused([...backup, join(site.dataFolder, "a")], /inside the data folder is lost/);
    await refused(["backup", "--to", at("a")], /^Say who can open it/);
    writeFileSync(at("short"), "too short", { mode: 0o600 });
    await refused(
      ["backup", "--to", at("a"), "--passphrase-file", at("short")],
      /at least 20 characters/,
    );
    expect(existsSync(at("a"))).toBe(false);
  });
});

describe("a recovery sheet", () => {
  test("with a wrong letter, of another site, or with another copy is refused", async () => {
    const env = elsewhere("sheet");
    const code = sheetCode();
    const copy = ["keys", "restore", "--copy", at("keys-copy", "copy"), "--sheet"];
    writeFileSync(at("wrong-sheet"), code.replace(/^./, code.startsWith("7") ? "8" : "7"));
    await refused([...copy, at("wrong-sheet")], /^The checksum does not fit/, env);
    writeFileSync(at("short-sheet"), code.slice(5));
    await refused([...copy, at("short-sheet")], /^A sheet has 120 characters; this has 116/, env);
    const other = elsewhere("other");
    await said(["keys", "init"], other);
    await said(["keys", "recovery-sheet", "--to", at("other.html")], other);
    const otherCode = /<p class="code">([^<]+)</.exec(readFileSync(at("other.html"), "utf8"))?.[1];
    writeFileSync(at("other-sheet"), otherCode ?? "");
    await refused([...copy, at("other-sheet")], /made with another master key/, env);
    await refused(["keys", "check-sheet", "--sheet", at("other-sheet")], /does not belong to this/);
    expect(existsSync(env.ALONGSIDE_KEYRING)).toBe(false);
    rmSync(at("other-sheet"));
  });
});
