// What only a real server with many connections can show: two people doing the same thing at the same time.
import { expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { caseOf, waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { newCase } from "#app/domain/support-requests/new-case.server.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer } from "#tests/support/actors.ts";
import { postgresWorld } from "#tests/support/postgres-worlds.ts";
import { askedWith } from "#tests/support/requests.ts";

const races = 1_000;

it("lets one of two peers win each of 1,000 requests, and tells the other kindly", async () => {
  const world = await postgresWorld();
  const [first, second] = [
    await aPeer(world, { caseCap: races + 1 }),
    await aPeer(world, { caseCap: races + 1 }),
  ];
  const caseIds: CaseId[] = [];
  for (let made = 0; made < races; made += 1) {
    // Receipts are proven elsewhere; without their slow hash a thousand cases are made in seconds.
    const { caseId, statements } = await newCase(plainCase, world);
    await world.db.allOrNothing((tx) => statements(tx));
    caseIds.push(caseId);
  }
  const wins = new Map<string, number>();
  const race = async (caseId: CaseId) => {
    const both = await Promise.all([
      takeRequest(first, { caseId }, world),
      takeRequest(second, { caseId }, world),
    ]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["already-taken", "taken"]);
    const holder = (await caseOf(world.db, caseId))?.supportCase.holderId ?? "nobody";
    wins.set(holder, (wins.get(holder) ?? 0) + 1);
  };
  for (let at = 0; at < races; at += 4) await Promise.all(caseIds.slice(at, at + 4).map(race));
  expect([...wins.values()].reduce((sum, won) => sum + won, 0)).toBe(races);
  expect(wins.has("nobody")).toBe(false);
  expect(await waitingCases(world.db)).toEqual([]);
});

const plainCase = {
  kind: "one-to-one" as const,
  responseClass: "standard" as const,
  request: {
    source: "self" as const,
    howSoon: "next-days" as const,
    eventKind: "not-said" as const,
    unitCode: null,
    roleFamily: null,
    wishes: { area: "any" as const, isSameProfession: false, gender: null, language: null },
    avoid: "",
    headCount: null,
    staffId: null,
    passedBy: [],
    limitsVersion: "test",
  },
  contact: { name: null, channel: "phone" as const, reach: "4711" },
};

it("makes one case of one form sent fifty times at once over many connections", async () => {
  const world = await postgresWorld();
  const asked = askedWith(world);
  const all = await Promise.all(
    Array.from({ length: 50 }, () => submitRequest(anyone, asked, world)),
  );
  expect(new Set(all.map((one) => ("receipt" in one ? one.receipt : "none"))).size).toBe(1);
  expect(await waitingCases(world.db)).toHaveLength(1);
});

it("does each of 2,000 jobs once with two workers", async () => {
  const world = await postgresWorld();
  const to = (index: number) => `person${index}@hospital.example`;
  for (let made = 0; made < 2_000; made += 100) {
    await world.db.allOrNothing((tx) =>
      Array.from({ length: 100 }, (_none, index) =>
        mailToQueue(
          tx,
          {
            to: to(made + index),
            template: "request-waiting",
            props: { link: `${world.settings.publicOrigin}/queue` },
            locale: "en",
          },
          world,
        ),
      ),
    );
  }
  const done = new Map<string, number>();
  const handlers = {
    "send-mail": async (job: { id: string }) => {
      done.set(job.id, (done.get(job.id) ?? 0) + 1);
      return { end: "done" } as const;
    },
  };
  const worker = async () => {
    for (;;) {
      const worked = await workJobs(timer, { handlers, limit: 20 }, world);
      if (worked.outcome === "nothing-due") return;
    }
  };
  await Promise.all([worker(), worker()]);
  await worker();
  expect(done.size).toBe(2_000);
  expect([...done.values()].every((times) => times === 1)).toBe(true);
});
