// What is written down about a case, on both engines: who sees it, what it does not say, how it dies, and that
// a row which somebody with the database changes, takes away or moves is named.
import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { sayVerified } from "#app/command-line/audit.server.ts";
import { anyone, operator, timer } from "#app/domain/access/actor.ts";
import { caseChains, chainRows } from "#app/domain/audit/audit-store.server.ts";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { passOnRequest } from "#app/domain/triage/pass-on-request.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { auditRows } from "#db/schema/audit.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { auditHeadsOf } from "#tests/support/audit-rows.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const openingsOf = async (caseId: CaseId, world: TestWorld) => {
  const seen = await seeOwnRequest({ kind: "receipt-holder", caseId }, {}, world);
  if (seen.outcome !== "seen") throw new Error(seen.outcome);
  return seen.request.openings;
};

const verified = async (
  world: TestWorld,
  noted: { rowCount: number; mark: string } | null = null,
) => {
  const result = await verifyAudit(operator, { noted }, world);
  if (result.outcome !== "verified") throw new Error(result.outcome);
  return result;
};

/** A case that two peers had, the second for three days. */
async function workedCase() {
  const world = await testWorld("2026-03-02T09:00:00Z");
  const [first, second] = [await aPeer(world), await aPeer(world)];
  const { caseId } = await askForSupport(world);
  await takeRequest(first, { caseId }, world);
  await passOnRequest(first, { caseId }, world);
  await takeRequest(second, { caseId }, world);
  for (const day of ["2026-03-03T08:01:00Z", "2026-03-03T19:59:00Z", "2026-03-05T10:00:00Z"]) {
    await seeCase(second, { caseId }, world.at(day));
  }
  return { world, caseId, first, second };
}

describe("the person", () => {
  it("sees in which role and on which day their request was opened, each day once", async () => {
    const { world, caseId } = await workedCase();
    expect(await openingsOf(caseId, world)).toEqual([
      { role: "peer", on: "2026-03-02" },
      { role: "peer", on: "2026-03-03" },
      { role: "peer", on: "2026-03-05" },
    ]);
  });

  it("sees nothing of those who only tried", async () => {
    const { world, caseId, first } = await workedCase();
    const before = await openingsOf(caseId, world);
    expect(await seeCase(first, { caseId }, world.at("2026-03-06T08:00:00Z"))).toEqual({
      outcome: "not-found",
    });
    expect(await openingsOf(caseId, world)).toEqual(before);
  });
});

describe("what is written down", () => {
  it("says nothing in clear about a case: no account, no event, no day", async () => {
    const { world, caseId, first, second } = await workedCase();
    const rows = await chainRows(world.db, caseId);
    expect(rows).toHaveLength(5);
    const stored = JSON.stringify(rows);
    for (const word of [first.accountId, second.accountId, "taken", "seen", "2026", "peer"]) {
      expect(stored, word).not.toContain(word);
    }
    expect(new Set(rows.map(({ body }) => body.length)).size, "all as long as each other").toBe(1);
  });

  it("holds the site's events with days and random ids, and no name", async () => {
    const world = await testWorld("2026-03-02T09:17:00Z");
    const { name, email, accountId } = await personWith(["coordinator"], world);
    const [row] = await chainRows(world.db, "site");
    expect(JSON.parse(row?.body ?? "")).toEqual({
      event: "person-invited",
      by: "operator",
      about: accountId,
      on: "2026-03-02",
    });
    for (const word of [name, email, "09:17", "T09"]) expect(row?.body).not.toContain(word);
  });

  it("goes with the case: no row, no head, no name for it is left", async () => {
    const { world, caseId, second } = await workedCase();
    await recordAttempt(second, { caseId, result: "reached" }, world);
    await closeCase(second, { caseId }, world.at("2026-03-06T09:00:00Z"));
    expect(await caseChains(world.db)).toEqual([caseId]);
    await purgeExpired(timer, {}, world.at("2026-07-06T03:00:00Z"));
    expect(await caseChains(world.db)).toEqual([]);
    expect((await auditHeadsOf(world.db)).map(({ chain }) => chain)).toEqual(["site"]);
    const { isWhole, chains } = await verified(world);
    expect(isWhole).toBe(true);
    expect(chains.map(({ chain }) => chain)).toEqual(["site"]);
  });

  it("keeps every row when several write at once", async () => {
    const world = await testWorld();
    await Promise.all([1, 2, 3, 4, 5, 6].map(() => personWith(["lead"], world)));
    expect((await chainRows(world.db, "site")).map(({ place }) => place)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect((await verified(world)).isWhole).toBe(true);
  });
});

describe("alongside audit verify", () => {
  it("calls a case by a name that only its key can make, and finds nothing when nothing was touched", async () => {
    const { world, caseId } = await workedCase();
    const { isWhole, chains } = await verified(world);
    expect(isWhole).toBe(true);
    const [, ofCase] = chains;
    expect(ofCase).toMatchObject({ rowCount: 5, findings: [] });
    expect(ofCase?.chain).toMatch(/^case-[\w-]{10}$/);
    expect(JSON.stringify(chains)).not.toContain(caseId);
  });

  it("is the operator's alone", async () => {
    const { world, first } = await workedCase();
    for (const actor of [first, anyone]) {
      expect(await verifyAudit(actor, { noted: null }, world)).toEqual({ outcome: "not-allowed" });
    }
  });

  const change = (
    world: TestWorld,
    id: string,
    set: Partial<{ id: string; place: number; body: string; mark: string }>,
  ) =>
    world.db.allOrNothing((tx) => [
      tx.update(auditRows).set(set).where(eq(auditRows.id, id)).returning(),
    ]);

  it.each(["site", "case"] as const)(
    "names an edited, a removed and a moved row of the %s",
    async (which) => {
      const build = async () => {
        const { world, caseId } = await workedCase();
        await personWith(["lead"], world);
        await personWith(["supervisor"], world);
        const chain = which === "site" ? "site" : caseId;
        const rows = await chainRows(world.db, chain);
        return { world, rows, at: which === "site" ? 0 : 1 };
      };
      const findingsOf = async (world: TestWorld, at: number) =>
        (await verified(world)).chains[at]?.findings;

      const edited = await build();
      const [, second, third] = edited.rows;
      await change(edited.world, second?.id ?? "", { body: third?.body ?? "" });
      expect(await findingsOf(edited.world, edited.at)).toEqual([{ place: 2, finding: "edited" }]);

      const removed = await build();
      await removed.world.db.allOrNothing((tx) => [
        tx
          .delete(auditRows)
          .where(eq(auditRows.id, removed.rows[2]?.id ?? ""))
          .returning(),
      ]);
      expect(await findingsOf(removed.world, removed.at)).toEqual([
        { place: 3, finding: "removed" },
      ]);

      const moved = await build();
      const [chain = ""] = moved.rows.map((row) => row.chain);
      await change(moved.world, `${chain}:2`, { id: "aside", place: 99 });
      await change(moved.world, `${chain}:3`, { id: `${chain}:2`, place: 2 });
      await change(moved.world, "aside", { id: `${chain}:3`, place: 3 });
      expect(await findingsOf(moved.world, moved.at)).toEqual([
        { place: 2, finding: "reordered", writtenAt: 3 },
        { place: 3, finding: "reordered", writtenAt: 2 },
      ]);
    },
  );

  it("says so in a sentence for each row, with an exit code for scripts, and an end to note elsewhere", async () => {
    const { world } = await workedCase();
    const said: string[] = [];
    const io = {
      out: (line: string) => said.push(line),
      err: (line: string) => said.push(line),
      json: false,
    };
    expect(await sayVerified(null, io, world)).toBe(0);
    expect(said.join("\n")).toMatch(
      /^7 rows in 2 chains\. All stand as written\.\nNote this elsewhere: 2:[\w-]+$/,
    );
    const { end } = await verified(world);
    await world.db.allOrNothing((tx) => [
      tx.delete(auditRows).where(eq(auditRows.id, "site:2")).returning(),
    ]);
    said.length = 0;
    expect(await sayVerified(end, io, world)).toBe(1);
    expect(said).toContain("site row 2 was removed");
  });
});
