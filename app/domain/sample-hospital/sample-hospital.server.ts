// An invented hospital for the pages that show what others would see. Fixed: nothing here reads a database, so
// everybody is shown the same, and no look at these pages can tell anything about a real request.
import type { Role } from "#app/domain/access/roles.ts";
import type { SeenAccount } from "#app/domain/access/see-accounts.server.ts";
import type { SeenProposal } from "#app/domain/dual-control/see-proposals.server.ts";
import { errorNineteenInTwenty } from "#app/domain/figures/noise-error.ts";
import type { Period } from "#app/domain/figures/periods.ts";
import { plus, rational, rationalText } from "#app/domain/figures/rational.ts";
import type { CheckedLedger } from "#app/domain/figures/read-figures.server.ts";
import { releaseText } from "#app/domain/figures/release.ts";
import { defaultPlan, type ReleasePlan } from "#app/domain/figures/release-plan.ts";
import type { ReleasedFigure } from "#app/domain/figures/release-store.server.ts";
import type { AccountId, ReleaseId } from "#app/domain/ids.ts";
import { defaultRules } from "#app/domain/retention/retention-rules.ts";

const sampleHeadcounts = {
  staffCount: 900,
  units: [
    { code: "A", site: "North", staffCount: 300 },
    { code: "B", site: "North", staffCount: 300 },
    { code: "C", site: "South", staffCount: 300 },
  ],
  families: {
    nursing: 400,
    medical: 200,
    allied: 120,
    "pharmacy-laboratory": 80,
    support: 100,
  },
};

/** @throws Error when the default plan no longer has figures for 900 staff: a fault of the program. */
function samplePlan(): ReleasePlan {
  const plan = defaultPlan({ year: 2026, headcounts: sampleHeadcounts });
  if (!plan) throw new Error("the sample hospital has no plan");
  return plan;
}

function sampleFigure(
  plan: ReleasePlan,
  period: Period,
  releasedOn: string,
  all: number,
): ReleasedFigure {
  const [table] = plan.tables;
  if (!table) throw new Error("the sample plan has no table");
  const release = {
    format: "alongside-release-1" as const,
    plan: plan.version,
    period,
    releasedOn,
    tables: [
      {
        id: table.id,
        cells: { all },
        epsilon: rationalText(table.epsilon),
        within: errorNineteenInTwenty(table.epsilon),
      },
    ],
  };
  return { id: `sample-${period}` as ReleaseId, body: releaseText(release), release, plan };
}

export interface SampleFigures {
  figures: ReleasedFigure[];
  checked: CheckedLedger;
  rollout: [];
}

/** Two released quarters, the newest first, as `readFigures` would give them. */
export function sampleFigures(): SampleFigures {
  const plan = samplePlan();
  const quarterly = plan.tables[0]?.epsilon ?? rational(0n);
  return {
    figures: [
      sampleFigure(plan, "2026Q2" as Period, "2026-07-29", 31),
      sampleFigure(plan, "2026Q1" as Period, "2026-04-29", 24),
    ],
    checked: {
      isRight: true,
      releases: 2,
      charges: 2,
      spent: [
        {
          year: plan.year,
          // One request in each of the two quarters.
          spent: rationalText(plus(quarterly, quarterly)),
          maximum: rationalText(plan.personYearEpsilonMax),
        },
      ],
    },
    rollout: [],
  };
}

/** What an administrator's pages hold: two accounts, a signed plan, rules, one hold by its number, one decision of two. */
export function sampleAdministration(names: readonly [string, string]) {
  const proposal: SeenProposal = {
    id: "sample",
    asked: { kind: "retention-change", body: { ...defaultRules, graceDays: 21 } },
    state: "open",
    askedByName: names[0],
    askedOn: "2026-03-02",
    openUntilOn: "2026-03-09",
    decidedByName: null,
    decidedOn: null,
    aboutName: null,
    mayGrant: true,
    mayTakeBack: false,
  };
  const account = (place: 0 | 1, role: Role): SeenAccount => ({
    id: `sample-${place}` as AccountId,
    name: names[place],
    email: "",
    state: "active",
    roles: [role],
    isOwn: place === 0,
  });
  return {
    accounts: [account(0, "administrator"), account(1, "peer")],
    plan: { ...samplePlan(), signedBy: [...names] },
    headcounts: sampleHeadcounts,
    rules: defaultRules,
    holds: [{ recordNumber: "0000SAMP1E00", untilOn: "2026-09-30" }],
    seen: {
      proposals: [proposal],
      administrators: names.map((name, place) => ({ id: `sample-${place}`, name })),
      supervisors: [{ id: "sample-2", name: names[1] }],
    },
  };
}
