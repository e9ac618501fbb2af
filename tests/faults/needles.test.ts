// Twenty and more unmistakable words go in through the real forms and the command line; afterwards every
// byte the site has left anywhere is searched for them. In clear, there must be none.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { afterThisTest, temporaryFolder } from "#tests/support/databases.ts";
import { formClient } from "#tests/support/form-client.ts";
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
};

const spellings = (needle: string): string[] => [
  needle,
  encodeURIComponent(needle),
  needle.toLowerCase(),
];

/** What of it is found in some bytes, whatever the encoding of the text. */
function found(bytes: Buffer, apartFrom: string[] = []): string[] {
  const texts = [bytes.toString("latin1"), bytes.toString("utf16le")];
  return Object.entries(needles)
    .filter(([, needle]) => !apartFrom.includes(needle))
    .filter(([, needle]) =>
      spellings(needle).some((word) => texts.some((text) => text.includes(word))),
    )
    .map(([what]) => what);
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

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
    return person.submit(page, "question=kept", { isKept: "yes" });
  };
  const { name, email, phone, place, avoid, secondName } = needles;
  await ask({ channel: "email", email, isNamed: "yes", name }, avoid);
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
  page = await person.get(await linkIn(staffEmail, "/offer/"));
  await person.post(page.path, { phone: needles.offerPhone, answer: "yes" });
  const peer = formClient(site.origin);
  page = await peer.get(await linkIn(needles.peerEmail, "/account/"));
  await peer.submit(page, "password", { password: needles.password });
  page = await formClient(site.origin).get("/sign-in");
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

  // The search: database and its log as they are now, everything in the folders, all output, all mails.
  const files = [...filesIn(site.dataFolder), ...filesIn(scratch)];
  expect(files.some((file) => file.endsWith("-wal"))).toBe(true);
  for (const file of files) expect(found(readFileSync(file)), file).toEqual([]);
  expect(found(Buffer.from(site.log())), "what the site has logged").toEqual([]);
  expect(found(Buffer.from(outputs.join("\n"))), "what the commands have said").toEqual([]);
  for (const client of [person, peer, stranger, coordinator]) {
    expect(found(Buffer.from(client.addresses.join("\n"))), "addresses asked for").toEqual([]);
  }
  for (let tries = 0; smtp.received.length < 6 && tries < 100; tries += 1) {
    await new Promise((resume) => setTimeout(resume, 100));
  }
  expect(smtp.received.length, "invitations, an offer, notices").toBeGreaterThanOrEqual(6);
  for (const mail of smtp.received) {
    const inside = Buffer.from(mail.raw + readable(mail.raw));
    expect(found(inside, [mail.to]), "a mail").toEqual([]);
  }
  expect(existsSync(site.databaseFile)).toBe(true);
  expect(Object.keys(needles).length).toBeGreaterThanOrEqual(20);
});

it("would find a word that lies there in clear", () => {
  expect(found(Buffer.from(`x${needles.phone}x`))).toEqual(["phone"]);
  expect(found(Buffer.from(needles.name, "utf16le"))).toEqual(["name"]);
});
