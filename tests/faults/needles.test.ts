// Thirty unmistakable words and more go in through the real forms and the command line; afterwards every
// byte the site has left anywhere is searched for them. In clear, there must be none.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { codeOfStep, stepAt } from "#app/domain/access/authenticator-code.server.ts";
import { afterThisTest, temporaryFolder } from "#tests/support/databases.ts";
import { formClient } from "#tests/support/form-client.ts";
import { filesIn, wordsIn } from "#tests/support/needle-search.ts";
import { runCommand, runningSite } from "#tests/support/running-site.ts";
import { readable, scriptedSmtp } from "#tests/support/smtp.ts";

const needles = {
  name: "Zqname Wexelhardt",
  phone: "0661 9173551",
  email: "zqprivate.mail@needlehome.example",
  place: "zqchapel behind boiler nineteen",
  avoid: "Zqavoid Grimbold",
  secondName: "Zqsecond Marrowick",
  offerPhone: "0662 8264442",
  teamName: "Zqcharge Pellinore",
  teamPhone: "0663 7355333",
  staffName: "Zqroster Halloran",
  staffNumber: "ZQ0077341",
  staffEmail: "zqcolleague@needlework.example",
  staffManager: "Zqmanager Oddleby",
  managerNumber: "ZQ0088452",
  managerEmail: "zqmanager@needlework.example",
  peerName: "Zqpeer Abelard",
  peerEmail: "zqpeer@needlework.example",
  coordinatorName: "Zqcoordinator Bellweather",
  coordinatorEmail: "zqcoordinator@needlework.example",
  password: "zqpassword under the linden tree",
  wrongPassword: "zqwrong words at the wrong door",
  message: "zqmessage under the third lamp",
  reply: "zqreply from the far staircase",
};

/** What the site makes and shows once; the mails to whom a link belongs and their addresses hold it. */
const secrets = new Map<string, string>();
const shownOnce = (what: string, pattern: RegExp, html: string): string => {
  const secret = pattern.exec(html)?.[1] ?? "";
  expect(secret, what).not.toBe("");
  secrets.set(what, secret);
  return secret;
};

/** What of it is found in some bytes, whatever the encoding of the text. */
function found(bytes: Buffer, apartFrom: string[] = []): string[] {
  const known = [...Object.entries(needles), ...secrets].filter(
    ([, needle]) => !apartFrom.includes(needle),
  );
  const there = wordsIn(
    bytes,
    known.map(([, needle]) => needle),
  );
  return known.filter(([, needle]) => there.includes(needle)).map(([what]) => what);
}

it("leaves none of what people typed, nor their names, anywhere in clear", async () => {
  const smtp = await scriptedSmtp();
  const scratch = join(temporaryFolder(), "scratch");
  mkdirSync(scratch);
  const site = await runningSite({
    ALONGSIDE_SMTP_URL: smtp.url,
    ALONGSIDE_MAIL_FROM: "staff-connect@needlework.example",
    TMPDIR: scratch,
  });
  afterThisTest(() => site.remove());
  const outputs: string[] = [];
  const operator = async (...args: string[]) => {
    const ended = await runCommand(args, site.env);
    outputs.push(ended.out, ended.err);
    expect(ended.code, `${args[0]} ${args[1]}: ${ended.err}`).toBe(0);
  };

  // A roster, a coordinator and a peer, as an operator brings them in.
  const list = join(temporaryFolder(), "staff.csv");
  const { staffNumber, staffName, staffEmail, managerNumber, staffManager, managerEmail } = needles;
  writeFileSync(
    list,
    [
      "staff number,name,unit code,unit name,profession,e-mail,manager number,role family",
      `${managerNumber},${staffManager},W1,Ward One,Nurse,${managerEmail},,nursing`,
      `${staffNumber},${staffName},W1,Ward One,Nurse,${staffEmail},${managerNumber},nursing`,
    ].join("\n"),
  );
  const mapping = join(temporaryFolder(), "mapping.json");
  await operator("roster", "import", list, "--mapping", mapping, "--guess-mapping");
  await operator("roster", "import", list, "--mapping", mapping, "--apply");
  const invite = (name: string, email: string, role: string) =>
    operator("accounts", "invite", "--name", name, "--email", email, "--role", role);
  await invite(needles.peerName, needles.peerEmail, "peer");
  await invite(needles.coordinatorName, needles.coordinatorEmail, "coordinator");
  await site.start();

  const linkIn = async (to: string, path: string): Promise<string> => {
    for (let tries = 0; tries < 200; tries += 1) {
      const mail = smtp.received.find((one) => one.to === to);
      const link = mail && new RegExp(`${path}[0-9a-z]+`).exec(readable(mail.raw))?.[0];
      if (link) return link;
      await new Promise((resume) => setTimeout(resume, 100));
    }
    throw new Error(`No mail with ${path} came.`);
  };
  const coordinator = formClient(site.origin);
  const invited = await coordinator.get(await linkIn(needles.coordinatorEmail, "/account/"));
  await coordinator.submit(invited, "password", { password: needles.password });

  // Two people ask: one by e-mail with a name, one in person; a colleague is offered support; a team too.
  const person = formClient(site.origin);
  const ask = async (reach: Record<string, string>, avoid: string) => {
    let page = await person.get("/ask");
    page = await person.submit(page, "question=how-soon", { howSoon: "now" });
    page = await person.submit(page, "question=reach", reach);
    page = await person.submit(page, "avoid", { avoid });
    page = await person.submit(page, "question=send", {});
    expect(page.text).toContain("Your request has arrived");
    const receipt = (/id="receipt".*?<\/code>/s.exec(page.html)?.[0] ?? "").replaceAll(
      /<[^>]*>|^[^>]*>|\s/g,
      "",
    );
    expect(receipt).toHaveLength(16);
    secrets.set(`receipt ${secrets.size}`, receipt);
    await person.submit(page, "question=kept", { isKept: "yes" });
    return receipt;
  };
  const { name, email, phone, place, avoid, secondName } = needles;
  const receipt = await ask({ channel: "email", email, isNamed: "yes", name }, avoid);
  await ask({ channel: "in-person", place, isNamed: "yes", name: secondName }, "");
  await ask({ channel: "phone", phone, isNamed: "no" }, "");
  let page = await person.get("/refer?for=colleague");
  await person.submit(page, "for=colleague", { email: staffEmail });
  page = await person.get("/refer?for=team");
  const team = {
    unitCode: "W1",
    headCount: "6-10",
    name: needles.teamName,
    phone: needles.teamPhone,
  };
  await person.submit(page, "for=team", team);

  // The mails arrive; the colleague says yes, the peer sets a password, fails once, signs in, takes a case.
  const offer = await linkIn(staffEmail, "/offer/");
  const links = ["offer", shownOnce("offer", /offer\/(.+)/, offer)];
  page = await person.get(offer);
  await person.post(page.path, { phone: needles.offerPhone, answer: "yes" });
  const peer = formClient(site.origin);
  page = await peer.get(await linkIn(needles.peerEmail, "/account/"));
  await peer.submit(page, "password", { password: needles.password });
  page = await peer.get("/sign-in/set-up");
  const app = shownOnce("secret of the app", /<code[^>]*>([^<]+)</, page.html).replaceAll(" ", "");
  secrets.set("secret of the app, in one", app);
  page = await peer.submit(page, "code", { code: codeOfStep(app, stepAt(new Date())) });
  shownOnce("code for a lost phone", /<code[^>]*>([^<]+)</, page.html);
  shownOnce("session", /(.+)/, peer.cookies.get("staff") ?? "");
  const stranger = formClient(site.origin);
  page = await stranger.get("/sign-in");
  const wrong = { email: needles.peerEmail, password: needles.wrongPassword };
  page = await stranger.submit(page, "password", wrong);
  expect(page.status).toBe(422);
  page = await peer.get("/queue");
  const caseId = /name="case" value="([^"]+)"/.exec(page.html)?.[1] ?? "";
  page = await peer.post("/queue", { case: caseId, do: "take" });
  expect(page.path).toMatch(/^\/cases\//);
  expect(
    found(Buffer.from(page.html)).length,
    "the holder sees how to reach the person",
  ).toBeGreaterThan(0);
  // The two write to each other.
  page = await peer.get(`/cases/${caseId}/messages`);
  await peer.submit(page, "text", { text: needles.reply, do: "write" });
  const returned = formClient(site.origin);
  page = await returned.submit(await returned.get("/return"), "code", { code: receipt });
  page = await returned.get("/support/messages");
  page = await returned.submit(page, "text", { text: needles.message, do: "write" });
  expect(page.status).toBe(200);

  // A backup of it all, and the copy of the keys, made while the site runs.
  const backups = temporaryFolder();
  const passphraseFile = join(backups, "passphrase");
  writeFileSync(passphraseFile, "five words for a long winter", { mode: 0o600 });
  const [archive, keysCopy] = [join(backups, "data", "archive"), join(backups, "keys", "copy")];
  await operator(
    ...["backup", "--to", archive, "--passphrase-file", passphraseFile, "--keys-to", keysCopy],
  );
  for (const file of [archive, keysCopy]) expect(found(readFileSync(file)), file).toEqual([]);

  // The search: database and its log as they are now, everything in the folders, all output, all mails.
  const files = [...filesIn(site.dataFolder), ...filesIn(scratch)];
  expect(files.some((file) => file.endsWith("-wal"))).toBe(true);
  for (const file of files) expect(found(readFileSync(file)), file).toEqual([]);
  expect(found(Buffer.from(site.log())), "what the site has logged").toEqual([]);
  expect(found(Buffer.from(outputs.join("\n"))), "what the commands have said").toEqual([]);
  for (const client of [person, peer, stranger, coordinator, returned]) {
    const asked = Buffer.from(client.addresses.join("\n"));
    expect(found(asked, links), "addresses asked for").toEqual([]);
  }
  for (let tries = 0; smtp.received.length < 6 && tries < 100; tries += 1) {
    await new Promise((resume) => setTimeout(resume, 100));
  }
  expect(smtp.received.length, "invitations, an offer, notices").toBeGreaterThanOrEqual(6);
  for (const mail of smtp.received) {
    const inside = Buffer.from(mail.raw + readable(mail.raw));
    expect(found(inside, [mail.to, ...links]), "a mail").toEqual([]);
  }
  expect(existsSync(site.databaseFile)).toBe(true);
  expect(Object.keys(needles).length + secrets.size).toBeGreaterThanOrEqual(30);
});

it("would find a word that lies there in clear", () => {
  expect(found(Buffer.from(`x${needles.phone}x`))).toEqual(["phone"]);
  expect(found(Buffer.from(needles.name, "utf16le"))).toEqual(["name"]);
  expect(found(Buffer.from(`x${needles.name.toUpperCase()}`, "utf16le").subarray(1))).toEqual([
    "name",
  ]);
  expect(
    found(Buffer.concat([Buffer.from("x"), gzipSync(needles.place), Buffer.from("behind")])),
  ).toEqual(["place"]);
  expect(found(Buffer.from(new URLSearchParams({ a: needles.avoid }).toString()))).toEqual([
    "avoid",
  ]);
});
