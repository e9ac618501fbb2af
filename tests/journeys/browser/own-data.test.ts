// A person takes a copy of their data and has everything erased; administrators look after the accounts, and
// agree on what neither may do alone. The pages stand what every page must stand.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personWith } from "#tests/support/actors.ts";
import { askedBy, byPhone, returned } from "#tests/support/asking.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { formClient } from "#tests/support/form-client.ts";
import { type RunningSite, runCommand, runningSite } from "#tests/support/running-site.ts";
import { signInAnew } from "#tests/support/staff-sessions.ts";
import { type Walk, walk } from "#tests/support/walk.ts";

let site: RunningSite;
let browser: Browser;
const people: Record<"ada" | "ben" | "sofia", { email: string }> = {
  ada: { email: "" },
  ben: { email: "" },
  sofia: { email: "" },
};
beforeAll(async () => {
  site = await runningSite();
  const here = await site.openHere();
  people.ada = await personWith(["administrator"], here.worldAt(), { name: "Ada Keeper" });
  people.ben = await personWith(["administrator"], here.worldAt(), { name: "Ben Second" });
  people.sofia = await personWith(["supervisor"], here.worldAt(), { name: "Sofia Calm" });
  await here.close();
  await site.start();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.remove();
});

const asked = async (phone: string): Promise<string> => {
  const client = formClient(site.origin);
  const code = await askedBy(client, byPhone(phone));
  client.close();
  return code;
};
async function during(hasScript: boolean, work: (person: Walk) => Promise<void>): Promise<void> {
  const person = await walk(browser, site.origin, { hasScript });
  try {
    await work(person);
  } finally {
    await person.close();
  }
}
const says = async (person: Walk) => (await person.main().textContent()) ?? "";

test.each([true, false])("a copy, then everything erased, with a proof; script: %s", (hasScript) =>
  during(hasScript, async (person) => {
    const phone = hasScript ? "0664 9090901" : "0664 9090902";
    const code = await asked(phone);
    await person.open("/return");
    await person.type("Your code", code);
    await person.press("Open my request");
    await person.follow(() => person.page.getByText("Your data: take a copy, or erase it").click());
    await person.look("own-data");
    const number = (await person.page.locator("main code").textContent()) ?? "";
    expect(number).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

    for (const kind of ["txt", "json"]) {
      const answer = await person.page.request.get(`${site.origin}/support/data.${kind}`);
      expect(answer.status()).toBe(200);
      expect(answer.headers()["content-disposition"]).toBe(
        `attachment; filename="staff-connect-notes.${kind}"`,
      );
      const body = await answer.text();
      expect(body).toContain(phone);
      expect(body).toContain(number);
      expect(body, "no code, no address of the case").not.toContain(code);
    }

    await person.press("Erase my request");
    expect(await person.heading()).toBe("Erase everything about your request?");
    await person.look("own-data-sure");
    await person.press("Yes, erase everything");
    expect(await person.heading()).toBe("Your request is erased");
    await person.look("own-data-erased");
    expect(person.page.url()).toBe(`${site.origin}/support/erased`);
    const proof = await person.page.request.get(`${site.origin}/support/erased.txt`);
    const text = await proof.text();
    for (const secret of [phone, code, number]) expect(text).not.toContain(secret);
    const [on = "", until = "", digits = ""] =
      /\((\d{4}-\d\d-\d\d)\)[\s\S]*\((\d{4}-\d\d)\)[\s\S]*Number: (\S+)/.exec(text)?.slice(1) ?? [];
    const check = (changed: string) =>
      runCommand(["erasures", "--on", on, "--until", changed, "--number", digits], site.env);
    expect(await check(until)).toMatchObject({ code: 0 });
    expect(await check("2031-01")).toMatchObject({ code: 1 });

    await person.open("/support");
    expect(new URL(person.page.url()).pathname).toBe("/return");
    const again = formClient(site.origin);
    expect((await returned(again, code)).text).toContain("We do not know this code.");
    again.close();
  }),
);

test("two administrators: one asks, the other agrees, and neither learns whether a case exists", () =>
  during(true, async (ada) => {
    const client = formClient(site.origin);
    const code = await askedBy(client, byPhone("0664 9090903"));
    await returned(client, code);
    const record =
      /<code>([0-9A-Z-]{14})<\/code>/.exec((await client.get("/support/data")).html)?.[1] ?? "";

    await signInAnew(ada, people.ada);
    await ada.open("/admin/retention");
    await ada.look("admin-retention");
    await ada.page.locator("#field-graceDays, [name=graceDays]").fill("45");
    await ada.press("Ask for these days");
    expect(await says(ada)).toContain("Type a whole number from 14 to 30.");
    expect((await ada.sent()).status).toBe(422);
    await ada.page.locator("[name=graceDays]").fill("21");
    await ada.press("Ask for these days");
    expect(await says(ada)).toContain("Another administrator has to agree");
    const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    for (const number of [record, "0000-0000-00ZZ"]) {
      await ada.page.locator("[name=recordNumber]").last().fill(number.toLowerCase());
      await ada.page.locator("[name=untilOn]").fill(inAMonth);
      await ada.press("Ask for this hold");
      expect(await says(ada)).toContain("Another administrator has to agree");
    }
    await ada.open("/admin/decisions");
    expect(await ada.page.getByRole("button", { name: "Agree", exact: true }).count()).toBe(0);
    await ada.type("Number of the record", "no number");
    await ada.press("Ask for it");
    expect((await ada.sent()).status).toBe(422);
    await ada.type("Number of the record", record);
    await ada.page.getByLabel("Supervisor").first().selectOption({ label: "Sofia Calm" });
    await ada.press("Ask for it");
    expect(await says(ada)).toContain("Another administrator has to agree");

    const ben = await walk(browser, site.origin);
    await signInAnew(ben, people.ben);
    await ben.open("/admin/decisions");
    await ben.look("admin-decisions");
    for (let left = 4; left > 0; left -= 1) {
      const agree = ben.page.getByRole("button", { name: "Agree", exact: true });
      expect(await agree.count()).toBe(left);
      await ben.follow(() => agree.first().click());
      expect(await says(ben)).toContain("Agreed. It is in force.");
    }
    await ben.look("admin-decisions-past");
    await ben.open("/admin/retention");
    expect(await says(ben)).toContain("0000-0000-00ZZ");
    await ben.look("admin-retention-holds");
    await ben.close();

    // The supervisor sees how to reach the person and nothing else; the person sees that.
    const sofia = await walk(browser, site.origin);
    await signInAnew(sofia, people.sofia);
    await sofia.open("/supervision");
    await sofia.look("supervision-emergency");
    await sofia.follow(() => sofia.page.getByRole("link", { name: /How to reach/ }).click());
    await sofia.look("emergency");
    await sofia.close();
    expect((await client.get("/support")).text).toContain("opened to a supervisor by two");

    // The person learns that the law holds it; and the new grace is what pages say.
    await client.post("/support/data", { sure: "yes" });
    const held = await client.post("/support/data", { sure: "yes" });
    expect(held.status).toBe(409);
    expect(held.text).toContain("The law asks us to keep your request until");
    expect((await client.get("/")).text).toContain("21 days");
    client.close();
  }));

test.each([true, false])("an administrator looks after the accounts; script: %s", (hasScript) =>
  during(hasScript, async (ada) => {
    const { page } = ada;
    const name = hasScript ? "Piet Invited" : "Pia Invited";
    await signInAnew(ada, people.ada);
    expect(new URL(page.url()).pathname).toBe("/admin/accounts");
    expect(await ada.heading()).toBe("Accounts");
    await ada.look("accounts");
    await ada.follow(() => page.getByRole("link", { name: "Invite somebody" }).click());
    await ada.look("accounts-invite");
    await ada.press("Send the invitation");
    expect((await ada.sent()).status).toBe(422);
    expect(await says(ada)).toContain("Choose at least one task.");
    await ada.look("accounts-invite-problems");
    await ada.type("Name", name);
    await ada.type("Work e-mail address", people.ben.email);
    await ada.choose("Coordinator");
    await ada.press("Send the invitation");
    expect(await says(ada)).toContain("This address has an account already.");
    await ada.type(
      "Work e-mail address",
      `${name.toLowerCase().replace(" ", ".")}@hospital.example`,
    );
    await ada.press("Send the invitation");
    expect(await says(ada)).toContain("A mail with a link is on its way");

    await ada.follow(() => page.getByRole("link", { name, exact: true }).click());
    await ada.look("account-of-another");
    await ada.press("Send the invitation again");
    expect(await says(ada)).toContain("Sent again.");
    await ada.choose("Peer");
    await ada.press("Change the tasks");
    expect(await says(ada)).toContain("is given by a second administrator");
    expect(await page.getByLabel("Peer").isChecked()).toBe(false);
    await ada.choose("Wellbeing lead");
    await ada.press("Change the tasks");
    expect(await says(ada)).toContain("These tasks are kept apart");
    await ada.press("Close the account");
    expect(await says(ada)).toContain("This person is signed out everywhere");
    await ada.look("account-closed");
    await ada.press("Open the account again");
    expect(await says(ada)).toContain("Invited, not set up yet");
  }),
);
