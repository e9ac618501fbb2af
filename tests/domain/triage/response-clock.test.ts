import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedTime } from "#app/domain/duty/expected-time.ts";
import { defaultTargets } from "#app/domain/duty/response-targets.ts";
import { merged, nextCovered, type Span } from "#app/domain/duty/span.ts";
import { responseClasses } from "#app/domain/support-requests/request.ts";
import {
  callAgainMinutes,
  claimBy,
  type OnTheClock,
  stepDue,
  stepsOf,
} from "#app/domain/triage/response-clock.ts";

const minuteMs = 60_000;
const start = Date.parse("2026-03-02T09:00:00Z");
/** Every day from seven to nine in the evening, UTC, for two months. */
const days: Span[] = Array.from({ length: 60 }, (_, day) => ({
  from: start + (day * 24 - 2) * 60 * minuteMs,
  to: start + (day * 24 + 12) * 60 * minuteMs,
}));
const asked = (kind: (typeof responseClasses)[number], covered: Span[], at = start): OnTheClock => {
  const target = defaultTargets[kind];
  const { contactBy } = expectedTime(target, covered, new Date(at));
  return {
    state: "waiting",
    waitingSinceAt: new Date(at),
    contactDueAt: contactBy ?? new Date(at + target.contactMinutes * minuteMs),
  };
};
const minutesOf = (onClock: OnTheClock, kind: (typeof responseClasses)[number], covered: Span[]) =>
  stepsOf(onClock, defaultTargets[kind], covered)
    .slice(0, 6)
    .map(({ step, at }) => `${step} ${(at - start) / minuteMs}`);

describe("the steps of a request nobody takes", () => {
  it("ask few, more, all, then call a coordinator, then call again when it is due", () => {
    expect(minutesOf(asked("urgent", days), "urgent", days)).toEqual([
      "asked-few 0",
      "asked-more 10",
      "asked-all 20",
      "called 30",
      "called 720",
      `called ${720 + callAgainMinutes}`,
    ]);
    expect(minutesOf(asked("standard", days), "standard", days).slice(0, 4)).toEqual([
      "asked-few 0",
      "asked-more 80",
      "asked-all 160",
      "called 240",
    ]);
  });

  it("leave people alone at night where the clock runs on duty", () => {
    const night = start + 14 * 60 * minuteMs;
    const [first] = stepsOf(asked("standard", days, night), defaultTargets.standard, days);
    expect(first?.at).toBe(nextCovered(days, night));
  });

  it("run on the wall's clock when nobody is planned at all, so that the call comes in time", () => {
    expect(minutesOf(asked("standard", []), "standard", []).slice(3, 5)).toEqual([
      "called 240",
      "called 1440",
    ]);
    // Coverage that was there when it was promised, and is gone now.
    expect(claimBy(asked("standard", days), defaultTargets.standard, [])).toBe(
      start + 240 * minuteMs,
    );
  });
});

const anySpans = fc
  .array(fc.tuple(fc.integer({ min: -2_000, max: 40_000 }), fc.integer({ min: 15, max: 900 })), {
    maxLength: 12,
  })
  .map((pairs) =>
    merged(
      pairs.map(([from, minutes]) => ({
        from: start + from * minuteMs,
        to: start + (from + minutes) * minuteMs,
      })),
    ),
  );

describe("whatever the rota", () => {
  it("every step comes in its order, and the call while the promise can still be kept", () => {
    fc.assert(
      fc.property(anySpans, anySpans, fc.constantFrom(...responseClasses), (then, now, kind) => {
        const onClock = asked(kind, then);
        const steps = stepsOf(onClock, defaultTargets[kind], now);
        for (const [index, step] of steps.entries()) {
          expect(step.number).toBe(index + 1);
          expect(step.at).toBeGreaterThanOrEqual(steps[index - 1]?.at ?? start);
        }
        const called = steps.find(({ step }) => step === "called");
        expect(called?.at).toBeLessThan(onClock.contactDueAt.getTime());
      }),
      { numRuns: 300 },
    );
  });

  it("no step is done twice, and none is left out for ever, however the clock jumps", () => {
    const anyJumps = fc.array(fc.integer({ min: -3_000, max: 6_000 }), { maxLength: 40 });
    fc.assert(
      fc.property(anySpans, anyJumps, fc.boolean(), (covered, jumps, isTaken) => {
        const onClock = {
          ...asked("urgent", covered),
          state: isTaken ? "taken" : "waiting",
        } as const;
        let at = start;
        let done = 0;
        const seen: number[] = [];
        for (const minutes of [...jumps, 100_000]) {
          at += minutes * minuteMs;
          const due = stepDue(onClock, done, defaultTargets.urgent, covered, new Date(at));
          if (!due) continue;
          expect(due.number).toBeGreaterThan(done);
          done = due.number;
          seen.push(done);
        }
        expect(new Set(seen).size).toBe(seen.length);
        const last = stepsOf(onClock, defaultTargets.urgent, covered).at(-1);
        expect(done).toBeGreaterThan(isTaken ? 2 : 4);
        expect(last?.step).toBe("called");
      }),
      { numRuns: 200 },
    );
  });
});
