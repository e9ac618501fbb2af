// What only a real server with many connections can show: two people doing the same thing at the same time.
import { expect, it } from "vitest";
import { anyone, timer } from "#app/domain/access/actor.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import { askedWith } from "#tests/support/requests.ts";
import { takeRaces } from "#tests/support/take-races.ts";
import { testWorld } from "#tests/support/worlds.ts";

it("lets one of two peers win each of 1,000 requests, and tells the other kindly", async () => {
  expect(await takeRaces(await testWorld(), 1_000, 4)).toEqual({
    outcomes: { "already-taken and taken": 1_000 },
    heldByAnother: 0,
    stillWaiting: 0,
    openings: 1_000,
  });
});

it("makes one case of one form sent fifty times at once over many connections", async () => {
  const world = await testWorld();
  const asked = askedWith(world);
  const all = await Promise.all(
    Array.from({ length: 50 }, () => submitRequest(anyone, asked, world)),
  );
  expect(new Set(all.map((one) => ("receipt" in one ? one.receipt : "none"))).size).toBe(1);
  expect(await waitingCases(world.db)).toHaveLength(1);
});

it("does each of 2,000 jobs once with two workers", async () => {
  const world = await testWorld();
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
