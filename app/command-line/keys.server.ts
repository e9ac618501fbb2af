// `alongside keys`: makes the keyring, changes its keys, puts the master on paper and brings it back.
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { newKeyringContents, openKeyring } from "#app/domain/confidentiality/keyring.server.ts";
import { keyringCopy, keyringFromCopy } from "#app/domain/confidentiality/keyring-copy.server.ts";
import {
  refuseInsideData,
  writeKeyringFile,
} from "#app/domain/confidentiality/keyring-file.server.ts";
import { isSheetOf, sheetCode } from "#app/domain/confidentiality/recovery-sheet.server.ts";
import { isRotating, rotateKeys } from "#app/domain/confidentiality/rotate-keys.server.ts";
import { readSettings } from "#app/env.server.ts";
import { type Command, CommandRefused, type Io } from "./command.ts";
import { sheetLines, sheetPage } from "./keys/sheet-page.server.ts";
import { fileText, typedSheet } from "./keys/typed-sheet.server.ts";
import { writePrivate } from "./keys/write-private.server.ts";
import type { Site } from "./site.server.ts";

const help = `alongside keys init
alongside keys rotate [--drop]
alongside keys recovery-sheet --to FILE.html
alongside keys check-sheet [--sheet FILE]
alongside keys copy --to FILE
alongside keys restore --copy FILE [--sheet FILE]

init            makes the key file named by ALONGSIDE_KEYRING, readable by you alone. Without
                it nothing in the database can be read, ever. An existing one is never replaced.
rotate          makes new keys and seals everything anew under them, while the site runs.
                Stopped at any point, the same command goes on. The old keys are dropped in
                the night; with --drop at once, and drafts people are typing are lost.
recovery-sheet  a page to print: the master key as a picture and as characters.
check-sheet     says whether a sheet, typed or scanned, belongs to this key file.
copy            the keys that are not on paper, sealed under the master key. Keep only the
                newest copy: an older one keeps keys alive that were destroyed since.
restore         makes the key file again from sheet and copy.`;

type Given = Record<string, string | boolean | undefined>;
type Open = () => Promise<Site>;

function init(io: Io): number {
  const settings = readSettings();
  refuseInsideData(settings.keyringFile, settings.dataFolder);
  if (existsSync(settings.keyringFile)) {
    io.err(`There is a key file at ${settings.keyringFile} already. It was left as it is.`);
    return 1;
  }
  writeKeyringFile(settings.keyringFile, newKeyringContents());
  io.out(
    io.json
      ? JSON.stringify({ keyring: settings.keyringFile })
      : `Made ${settings.keyringFile}. If it is lost, everything people wrote is lost. Print the recovery sheet now: alongside keys recovery-sheet --to FILE.html`,
  );
  return 0;
}

const after = (ms: number) => () => new Promise<void>((resume) => setTimeout(resume, ms));
/** Requests of the running site come between two steps. */
const pauseMs = 10;
/** No request takes longer from sealing to writing; the server cuts them off before. */
const settleMs = 10_000;

async function rotate({ drop }: Given, io: Io, openSite: Open): Promise<number> {
  const site = await openSite();
  let said = 0;
  try {
    const rotated = await rotateKeys(
      operator,
      {
        isDropping: drop === true,
        pause: after(pauseMs),
        settle: after(settleMs),
        onProgress(resealed) {
          if (io.json || resealed < said + 1_000) return;
          said = resealed;
          io.out(`${resealed} values are under the new keys.`);
        },
      },
      site.worldAt(),
    );
    if (rotated.outcome === "not-allowed") throw new CommandRefused("That is not allowed.");
    const { resealed, isResumed, isDropped } = rotated;
    io.out(
      io.json
        ? JSON.stringify({ resealed, isResumed, isDropped })
        : [
            `${isResumed ? "Went on with" : "Made"} new keys; ${resealed} values were sealed anew.`,
            isDropped
              ? "The old keys are gone."
              : "The old keys are dropped in the night, once nothing needs them.",
            "Print a new recovery sheet, make a new copy of the keys, and destroy the old ones.",
          ].join(" "),
    );
    return 0;
  } finally {
    await site.close();
  }
}

function recoverySheet({ to }: Given, io: Io): number {
  if (typeof to !== "string") throw new CommandRefused("Say where to with --to FILE.html.");
  const settings = readSettings();
  const contents = openKeyring(settings.keyringFile).contents();
  const code = sheetCode(contents);
  const keyId = contents.masters[0]?.id ?? "";
  const madeOn = dayOf(new Date(), settings.timeZone);
  writePrivate(to, sheetPage(code, keyId, settings.siteName, madeOn));
  const warning = isRotating(contents) ? " Keys are being changed; it holds the new one." : "";
  io.out(
    io.json
      ? JSON.stringify({ sheet: to, keyId, lines: sheetLines(code).length })
      : `Made ${to}.${warning} Print it, check it with: alongside keys check-sheet, then delete the file.`,
  );
  return 0;
}

async function checkSheet({ sheet }: Given, io: Io): Promise<number> {
  const keys = await typedSheet(sheet as string | undefined);
  const contents = openKeyring(readSettings().keyringFile).contents();
  if (!isSheetOf(keys, contents)) {
    throw new CommandRefused("The sheet is sound, but it does not belong to this key file.");
  }
  io.out(io.json ? JSON.stringify({ fits: true }) : "The sheet belongs to this key file.");
  return 0;
}

function copy({ to }: Given, io: Io): number {
  if (typeof to !== "string") throw new CommandRefused("Say where to with --to FILE.");
  writePrivate(to, keyringCopy(openKeyring(readSettings().keyringFile)), { isReplacing: true });
  io.out(io.json ? JSON.stringify({ copy: to }) : `Made ${to}. Destroy older copies.`);
  return 0;
}

const copyRefusals = {
  "no-copy": "That file is not a copy of keys.",
  "of-another-sheet":
    "This copy was made with another master key than the sheet's. Take the newest of both.",
  damaged: "The copy of the keys is damaged: it does not open.",
} as const;

async function restore(given: Given, io: Io): Promise<number> {
  if (typeof given.copy !== "string") throw new CommandRefused("Say which copy with --copy FILE.");
  const settings = readSettings();
  refuseInsideData(settings.keyringFile, settings.dataFolder);
  if (existsSync(settings.keyringFile)) {
    throw new CommandRefused(
      `There is a key file at ${settings.keyringFile} already. It was left as it is.`,
    );
  }
  const text = fileText(given.copy);
  const sheet = await typedSheet(given.sheet as string | undefined);
  const opened = keyringFromCopy(text, sheet, dayOf(new Date(), settings.timeZone));
  if (opened.is !== "keyring") throw new CommandRefused(copyRefusals[opened.is]);
  writeKeyringFile(settings.keyringFile, opened.contents);
  io.out(
    io.json
      ? JSON.stringify({ keyring: settings.keyringFile })
      : `Made ${settings.keyringFile} from sheet and copy.`,
  );
  return 0;
}

function given(args: string[]): Given | null {
  const text = { type: "string" } as const;
  try {
    return parseArgs({
      args,
      options: { to: text, sheet: text, copy: text, drop: { type: "boolean" } },
    }).values;
  } catch {
    return null;
  }
}

export const keys: Command = {
  name: "keys",
  summary: "make, change, print and bring back the keys of this site",
  async run([what, ...rest], io, openSite) {
    if (what === "--help" || what === undefined) {
      io.out(help);
      return what === undefined ? 2 : 0;
    }
    const asked = given(rest);
    if (!asked) {
      io.err("Something in this call is not known. Say: alongside keys --help");
      return 2;
    }
    if (what === "init" && rest.length === 0) return init(io);
    if (what === "rotate") return rotate(asked, io, openSite);
    if (what === "recovery-sheet") return recoverySheet(asked, io);
    if (what === "check-sheet") return checkSheet(asked, io);
    if (what === "copy") return copy(asked, io);
    if (what === "restore") return restore(asked, io);
    io.err("Say: alongside keys --help");
    return 2;
  },
};
