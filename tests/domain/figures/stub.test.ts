// What a case carries for the figures: always of one size, and one spelling per person.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  emptyStub,
  endedStub,
  openStub,
  personInput,
  stubBytes,
  stubShape,
} from "#app/domain/figures/stub.ts";

describe("a stub", () => {
  test("always fits its fixed size, whatever a person is called", () => {
    const longest = "a".repeat(72);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (person) => {
        const stub = endedStub(
          openStub({
            person,
            cluster: longest,
            professionGroup: longest,
            eventFamily: "clinical-event",
          }),
          "2026-07-31",
          { responseBand: "within-target", steppedUp: "not-said", distress: "not-said" },
        );
        expect(stubShape.parse(stub)).toEqual(stub);
        expect(Buffer.byteLength(JSON.stringify(stub)) + 4).toBeLessThanOrEqual(stubBytes);
      }),
      { numRuns: 500 },
    );
  });

  test("counts only once the case has ended, in the quarter of its end", () => {
    const asked = openStub({ person: null, eventFamily: "violence" });
    expect(asked).toMatchObject({ countable: false, period: null });
    expect(endedStub(asked, "2026-09-30")).toMatchObject({ countable: true, period: "2026Q3" });
    expect(endedStub(asked, "2026-10-01")).toMatchObject({ countable: true, period: "2026Q4" });
    expect(emptyStub().countable).toBe(false);
  });

  test("knows one person by one spelling", () => {
    expect(personInput("  Anna.Muller@Hospital.Example ")).toBe("anna.muller@hospital.example");
    expect(personInput("Zoe\u0308")).toBe(personInput("Zo\u00eb"));
    expect(personInput("O'Neil")).toBe(personInput("ONeil"));
    expect(personInput("  \u0000 ")).toBeNull();
  });
});
