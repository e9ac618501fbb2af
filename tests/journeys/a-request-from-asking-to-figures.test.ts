// The whole story, once, in ten steps. The best first file to read: each step names the file that does it.
import { expect, it } from "vitest";
import { anyone, operator, timer } from "#app/domain/access/actor.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { closeCase } from "#app/domain/encounters/close-case.server.ts";
import { encounterForm } from "#app/domain/encounters/encounter-form.ts";
import { logEncounter } from "#app/domain/encounters/log-encounter.server.ts";
import { recordAttempt } from "#app/domain/encounters/record-attempt.server.ts";
import { seeCase } from "#app/domain/encounters/see-case.server.ts";
import { closePeriod } from "#app/domain/figures/close-period.server.ts";
import { foldCounters } from "#app/domain/figures/fold-counters.server.ts";
import { releasedFigures } from "#app/domain/figures/release-store.server.ts";
import { purgeExpired } from "#app/domain/retention/purge-expired.server.ts";
import { changeOwnRequest } from "#app/domain/support-requests/change-own-request.server.ts";
import { returnWithReceipt } from "#app/domain/support-requests/return-with-receipt.server.ts";
import { seeOwnRequest } from "#app/domain/support-requests/see-own-request.server.ts";
import { submitRequest } from "#app/domain/support-requests/submit-request.server.ts";
import { seeQueue } from "#app/domain/triage/see-queue.server.ts";
import { takeRequest } from "#app/domain/triage/take-request.server.ts";
import { aPeer, personWith } from "#tests/support/actors.ts";
import { askedWith } from "#tests/support/requests.ts";
import { hospital } from "#tests/support/signed-hospital.ts";

it("tells the story of a request, from asking to the released figure", async () => {
  // 0. A programme: peers answer from seven to nine every day, a plan for the year's figures is signed.
  const monday = await hospital("2026-03-02T02:12:00Z");
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  const hours = everyDay.map((weekday) => ({ weekday, fromMinute: 420, toMinute: 1260 }));
  await planDuty(operator, { hours }, monday);
  const jana = await aPeer(monday, { name: "Jana Novak" });
  const peter = await aPeer(monday, { name: "Peter Lindner" });
  await personWith(["coordinator"], monday);

  // 1. At 03:12 a nurse asks, without a name, and would rather not talk to Jana.
  //    routes/ask.tsx, support-requests/request-form.ts
  const asked = askedWith(monday, { howSoon: "now", wishes: { avoid: "jana from ICU" } });

  // 2. The request is stored, once, however often the button is pressed, and a receipt is shown.
  //    support-requests/submit-request.server.ts
  const submitted = await submitRequest(anyone, asked, monday);
  const pressedAgain = await submitRequest(anyone, asked, monday);
  if (submitted.outcome !== "submitted" || pressedAgain.outcome !== "already-submitted") {
    throw new Error("the request was not taken once");
  }
  expect(pressedAgain.receipt).toBe(submitted.receipt);

  // 3. The nurse comes back with the receipt, in small letters, and sees the honest hour.
  //    support-requests/return-with-receipt.server.ts, see-own-request.server.ts
  const typed = submitted.receipt.toLowerCase().replace(/(.{4})/g, "$1 ");
  const returned = await returnWithReceipt(anyone, { typed }, monday);
  if (returned.outcome !== "recognised") throw new Error("the receipt was not recognised");
  const { caseId } = returned;
  const nurse = { kind: "receipt-holder", caseId } as const;
  const before = await seeOwnRequest(nurse, {}, monday);
  expect(before).toMatchObject({ request: { state: "waiting", openings: [], name: null } });
  expect(before).toHaveProperty("request.contactBy", new Date("2026-03-02T14:00:00Z"));

  // 4. In the morning the queue shows it to Peter, masked; for Jana it does not exist.
  //    triage/see-queue.server.ts, triage/conflict-of-interest.ts
  const morning = monday.at("2026-03-02T06:30:00Z");
  const forPeter = await seeQueue(peter, { page: 0 }, morning);
  const forJana = await seeQueue(jana, { page: 0 }, morning);
  expect(forPeter).toMatchObject({ rows: [{ id: caseId, responseClass: "urgent" }] });
  expect(JSON.stringify(forPeter)).not.toMatch(/0664 1|Jana|jana from/);
  expect(forJana).toMatchObject({ rows: [], isLastPage: true });

  // 5. Peter takes it; only one peer can, and Jana could not even have found it.
  //    triage/take-request.server.ts
  expect(await takeRequest(jana, { caseId }, morning)).toEqual({ outcome: "not-found" });
  expect(await takeRequest(peter, { caseId }, morning)).toEqual({ outcome: "taken", caseId });

  // 6. Now Peter sees how to reach the person, and the person sees that a peer opened the request.
  //    encounters/see-case.server.ts
  const opened = await seeCase(peter, { caseId }, morning);
  expect(opened).toMatchObject({ view: { channel: "phone", reach: "0664 1234567", name: null } });
  expect(await seeOwnRequest(nurse, {}, morning)).toMatchObject({
    request: { state: "taken", openings: [{ role: "peer", on: "2026-03-02" }] },
  });

  // 7. He calls, nobody answers, and later they talk. The log is taps from closed lists, no words.
  //    encounters/record-attempt.server.ts, encounters/log-encounter.server.ts
  await recordAttempt(peter, { caseId, result: "no-answer" }, morning);
  const answers = encounterForm.parse({
    durationBand: "30-44",
    mode: "phone",
    reactions: ["guilt", "sleep"],
    ownEase: "fine",
    followUp: "days-7-14",
  });
  const noon = monday.at("2026-03-02T11:00:00Z");
  expect(await logEncounter(peter, { caseId, answers }, noon)).toMatchObject({
    outcome: "logged",
    visitNumber: 1,
    suggestsStepUp: false,
  });

  // 8. Two weeks later the nurse closes it herself, without a reason.
  //    support-requests/change-own-request.server.ts; a peer's way is encounters/close-case.server.ts
  const later = monday.at("2026-03-16T10:00:00Z");
  expect(await changeOwnRequest(nurse, { change: "close" }, later)).toEqual({ outcome: "changed" });
  expect(await closeCase(peter, { caseId }, later)).toEqual({ outcome: "not-found" });

  // 9. At night the case adds one to sealed counters; two weeks on, nothing of it is left.
  //    figures/fold-counters.server.ts, retention/purge-expired.server.ts
  await foldCounters(timer, {}, monday.at("2026-03-17T03:10:00Z"));
  const april = monday.at("2026-04-02T03:40:00Z");
  await purgeExpired(timer, {}, april);
  expect(await returnWithReceipt(anyone, { typed }, april)).toEqual({ outcome: "not-recognised" });
  expect(await seeOwnRequest(nurse, {}, april)).toEqual({ outcome: "not-found" });

  // 10. Four weeks after the quarter, the operator releases it; the lead reads released rows only.
  //     figures/close-period.server.ts, routes/figures._index.tsx
  const may = monday.at("2026-05-04T08:00:00Z");
  const released = await closePeriod(operator, { period: "2026Q1" }, may);
  expect(released.outcome).toBe("released");
  const [figure] = await releasedFigures(may.db);
  expect(figure?.release.period).toBe("2026Q1");
  const again = await closePeriod(operator, { period: "2026Q1" }, may);
  expect(again).toMatchObject({ body: figure?.body });
});
