// Until when a peer is trained: the first end among all that must hold, and never while something is missing.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths } from "#app/domain/calendar/local-time.ts";
import {
  type Completion,
  catalogue,
  heldUntil,
  requirements,
  type TrainingModule,
  taughtModules,
  trainedUntil,
  trainingForm,
  trainingModules,
  validUntil,
} from "#app/domain/peers/training.ts";

const done = (module: TrainingModule, completedOn: string): Completion => ({
  module,
  completedOn,
  validUntilOn: validUntil(module, completedOn),
});
const all = (on: string) => [
  done("foundations", on),
  done("crisis-path", on),
  done("scenario", on),
  done("promise", on),
];

describe("a peer is trained", () => {
  it("for a year when everything was done on one day, and not while anything is missing", () => {
    expect(trainedUntil(all("2026-03-02"))).toBe("2027-03-02");
    for (const missing of all("2026-03-02")) {
      const rest = all("2026-03-02").filter(({ module }) => module !== missing.module);
      expect(trainedUntil(rest), missing.module).toBeNull();
    }
  });

  it("until the first thing runs out; a refresher moves the foundations on, but does not replace them", () => {
    const held = [...all("2026-03-02"), done("refresher", "2027-01-10")];
    expect(trainedUntil(held)).toBe("2027-03-02");
    expect(heldUntil("basics", held)).toBe("2028-01-10");
    const withoutBasis = held.filter(({ module }) => module !== "foundations");
    expect(heldUntil("basics", withoutBasis)).toBeNull();
    expect(heldUntil("basics", [done("refresher", "2026-01-01"), ...all("2026-03-02")])).toBe(
      "2027-03-02",
    );
  });

  it("no longer by an older or another record, whatever is written down in whatever order", () => {
    const anyDone = fc
      .record({
        module: fc.constantFrom(...trainingModules),
        month: fc.integer({ min: 0, max: 48 }),
      })
      .map(({ module, month }) => done(module, addMonths("2024-01-15", month)));
    fc.assert(
      fc.property(fc.array(anyDone), anyDone, (before, more) => {
        const first = trainedUntil(before);
        const then = trainedUntil([...before, more]);
        // More was learnt: never less trained than before.
        expect((then ?? "") >= (first ?? "")).toBe(true);
        expect(trainedUntil([...before].reverse())).toBe(first);
        if (then === null) return;
        for (const requirement of requirements) {
          const until = heldUntil(requirement, [...before, more]);
          expect((until ?? "") >= then).toBe(true);
        }
      }),
    );
  });
});

it("what is beside changes nothing, and nobody writes down a promise for another", () => {
  expect(catalogue.groups.meets).toBeNull();
  expect(trainedUntil([...all("2026-03-02"), done("groups", "2020-01-01")])).toBe("2027-03-02");
  expect(taughtModules).not.toContain("promise");
  const read = (module: string) =>
    trainingForm.safeParse({ module, completedOn: "2026-03-02" }).success;
  expect([read("scenario"), read("promise"), read("anything")]).toEqual([true, false, false]);
});

it("months are counted to the same day, or the last of a shorter month", () => {
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
  expect(addMonths("2026-12-15", 1)).toBe("2027-01-15");
  expect(addMonths("2026-03-02", -60)).toBe("2021-03-02");
});
