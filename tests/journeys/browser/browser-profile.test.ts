// What a browser's own folder holds of people once it is closed: nothing they typed, nothing they were
// shown. The ward's browser is closed twice, after the exit button and in the middle of typing; an ordinary
// site in the same browser shows that the search would find what is there.
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOn } from "#tests/support/asking-by-hand.ts";
import { visitWithProfile } from "#tests/support/browser.ts";
import { temporaryFolder } from "#tests/support/databases.ts";
import type { FormClient } from "#tests/support/form-client.ts";
import { filesIn, wordsIn } from "#tests/support/needle-search.ts";
import { workers } from "#tests/support/prepared-hospital.ts";
import { type PreparedSite, startPreparedSite } from "#tests/support/prepared-site.ts";
import { signedIn, waitingFor } from "#tests/support/staff-sessions.ts";
import { type Walk, walkIn } from "#tests/support/walk.ts";

/** Typed by the person whose browser it is. */
const typed = {
  name: "Zqname Wexelhardt",
  place: "zqchapel behind boiler nineteen",
  notice: "zqnotice.post@needlehome.example",
  avoid: "Zqavoid Grimbold",
  alsoAvoid: "Zqother Penhallow",
  secondPhone: "0661 9173551",
  secondName: "Zqsecond Marrowick",
  secondAvoid: "Zqthird Quillfeather",
  wrongCode: "7K3M 9XQ5 2F4D 8TRW",
  changedMail: "zqprivate.mail@needlehome.example",
  message: "zqmessage under the third lamp",
  secondMessage: "zqafterthought by the north gate",
  colleague: "zqcolleague@needlework.example",
  otherColleague: "zqother.colleague@needlework.example",
  teamName: "Zqcharge Pellinore",
  teamPhone: "0663 7355333",
  wrongPassword: "zqwrong words at the wrong door",
  unsentPlace: "zqlaundry behind the old chimney",
  unsentName: "Zqunsent Thistlewood",
  unsentAvoid: "Zqunsent Barleycorn",
  unsentPhone: "0665 4433991",
  unsentMessage: "zqunsent words about the corridor",
};
/** Shown to them. */
const reply = "zqreply from the far staircase";
const secondReply = "zqreply once more from the stairs";

/** What an ordinary site does: a title, a page that may be kept, something stored. */
const ordinary = {
  title: "zqordinary title of a page",
  packed: "zqordinary page that may be kept",
  stored: "zqordinary thing put into storage",
};
let elsewhere: Server;
let site: PreparedSite;
let peer: FormClient;
beforeAll(async () => {
  elsewhere = createServer((_request, answer) => {
    answer.setHeader("Content-Type", "text/html");
    answer.setHeader("Content-Encoding", "gzip");
    answer.setHeader("Cache-Control", "max-age=600");
    const script = `<script>localStorage.setItem("kept", "${ordinary.stored}")</script>`;
    const page = `<!DOCTYPE html><title>${ordinary.title}</title><p>${ordinary.packed}</p>${script}`;
    answer.end(gzipSync(page));
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  const { port } = elsewhere.address() as AddressInfo;
  site = await startPreparedSite({ ALONGSIDE_EXIT_TO: `http://127.0.0.1:${port}/` });
  peer = await signedIn(site.origin, workers.jana);
});
afterAll(async () => {
  peer?.close();
  await site?.stop();
  elsewhere?.close();
});

/** Up to the page to look over. */
async function answers(person: Walk, reach: () => Promise<void>, avoid: string): Promise<void> {
  await person.open("/ask");
  await person.choose("There is no hurry");
  await person.press("Continue");
  await reach();
  await person.press("Continue");
  await person.type("People you would rather not talk to", avoid);
  await person.press("Continue with these wishes");
}

async function sends(person: Walk): Promise<string> {
  await person.press("Send my request");
  const code = await codeOn(person);
  await person.choose("I have kept my code");
  await person.press("Finish");
  return code;
}

test("a closed browser's folder holds nothing of what was typed or shown, left by the exit or in the middle", async () => {
  const folder = temporaryFolder();
  const secrets: string[] = [];
  const remember = async (person: Walk) => {
    const cookies = await person.context.cookies(site.origin);
    secrets.push(...cookies.map(({ value }) => value));
  };
  const first = walkIn(await visitWithProfile(folder, { width: 320 }), site.origin);
  const before = await waitingFor(peer);
  const inPerson = async () => {
    await first.choose("In person");
    await first.type("Where and when", typed.place);
    await first.choose("Yes");
    await first.type("Your name, or what we may call you", typed.name);
  };
  await answers(first, inPerson, `${typed.avoid}, ${typed.alsoAvoid}`);
  await remember(first);
  const code = await sends(first);
  const caseId = (await waitingFor(peer)).find((id) => !before.includes(id)) ?? "";
  await answers(
    first,
    async () => {
      await first.choose("By phone");
      await first.type("Phone number", typed.secondPhone);
      await first.choose("Yes");
      await first.type("Your name, or what we may call you", typed.secondName);
    },
    typed.secondAvoid,
  );
  const secondCode = await sends(first);

  // A colleague answers elsewhere; the person comes back, reads, writes, changes how to be reached.
  await peer.post("/queue", { case: caseId, do: "take" });
  for (const text of [reply, secondReply]) {
    const thread = await peer.get(`/cases/${caseId}/messages`);
    await peer.submit(thread, "text", { text, do: "write" });
  }
  await first.open("/return");
  await first.type("Your code", typed.wrongCode);
  await first.press("Open my request");
  await first.type("Your code", code);
  await first.press("Open my request");
  expect(await first.main().textContent()).toContain(typed.place);
  await first.follow(() => first.page.getByRole("link", { name: "Change Reach me" }).click());
  await first.choose("By e-mail");
  await first.type("E-mail address", typed.changedMail);
  await first.press("Save");
  await first.open("/support/messages");
  expect(await first.main().textContent()).toContain(reply);
  for (const text of [typed.message, typed.secondMessage]) {
    await first.type("Your message", text);
    await first.press("Send");
  }
  await first.open("/support/data");
  const recordNumber = (await first.page.locator("main code").textContent()) ?? "";
  await remember(first);
  for (const email of [typed.colleague, typed.otherColleague]) {
    await first.open("/refer?for=colleague");
    await first.type("Your colleague’s work e-mail address", email);
    await first.press("Send the offer");
  }
  await first.open("/refer?for=team");
  await first.page.locator("[name=unitCode]").selectOption({ index: 1 });
  await first.choose("2 to 5");
  await first.type("Your name", typed.teamName);
  await first.type("Phone number to arrange a time", typed.teamPhone);
  await first.press("Ask for team support");
  await first.open("/sign-in");
  // Browsers remember this one, for whoever has a task here (docs/limits.md); the password they do not.
  await first.page.locator("[name=email]").fill("somebody@needlework.example");
  await first.page.locator("[name=password]").fill(typed.wrongPassword);
  await first.page.locator("main form button.primary").first().click();
  await first.open("/");
  await first.follow(() => first.page.locator("header .exit").click());
  expect(await first.page.textContent("body")).toContain(ordinary.packed);
  await first.close();

  // Somebody else at the same browser, who is called away: nothing is sent, nobody presses anything.
  const second = walkIn(await visitWithProfile(folder, { width: 320 }), site.origin);
  await second.open("/return");
  await second.type("Your code", secondCode);
  await second.press("Open my request");
  await second.open("/support/messages");
  await second.type("Your message", typed.unsentMessage);
  const another = await second.context.newPage();
  await another.goto(`${site.origin}/refer?for=team`);
  await another.getByLabel("Your name").fill(typed.unsentName);
  await another.getByLabel("Phone number to arrange a time").fill(typed.unsentPhone);
  const third = await second.context.newPage();
  const half = walkIn({ ...second, page: third }, site.origin);
  await half.open("/ask");
  await half.choose("There is no hurry");
  await half.press("Continue");
  await half.choose("Messages on this site");
  await half.type("Where should we say that an answer has come?", typed.notice);
  await half.choose("In person");
  await half.type("Where and when", typed.unsentPlace);
  await half.choose("No, without a name");
  await half.press("Continue");
  await half.type("People you would rather not talk to", typed.unsentAvoid);
  await remember(second);
  await second.close();

  const needles = [
    ...Object.values(typed),
    ...[reply, secondReply, code, secondCode, recordNumber],
    // As the page shows them: in fours.
    ...[code, secondCode, recordNumber].map((one) => one.replace(/(\w{4})(?=\w)/g, "$1 ")),
    ...secrets,
  ].filter(Boolean);
  expect(new Set(needles).size).toBeGreaterThanOrEqual(30);
  const seen = new Map(filesIn(folder).map((file) => [file, readFileSync(file)] as const));
  expect(seen.size).toBeGreaterThan(20);
  for (const [file, bytes] of seen) expect(wordsIn(bytes, needles), file).toEqual([]);
  // What an ordinary site left in this folder was found: the search is not blind.
  const foundOrdinary = [...seen.values()].flatMap((bytes) =>
    wordsIn(bytes, Object.values(ordinary)),
  );
  expect(new Set(foundOrdinary)).toEqual(new Set(Object.values(ordinary)));
  // No storage of any kind was opened for this site at all.
  const { host } = new URL(site.origin);
  const storages = ["Local Storage", "Session Storage", "IndexedDB", "Service Worker"];
  for (const storage of storages) {
    const path = join(folder, "Default", storage);
    for (const file of existsSync(path) ? filesIn(path) : []) {
      expect(wordsIn(readFileSync(file), [host]), file).toEqual([]);
    }
  }
});
