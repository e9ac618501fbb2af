// `alongside figures`: proposes and signs the plan of a year, and closes a period for good.
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { publicationGate } from "#app/domain/disclosure-audit/publication-gate.server.ts";
import { type ClosePeriodOutcome, closePeriod } from "#app/domain/figures/close-period.server.ts";
import { headcountsOfRoster } from "#app/domain/figures/headcount-store.server.ts";
import { errorNineteenInTwenty } from "#app/domain/figures/noise-error.ts";
import { periodOf } from "#app/domain/figures/periods.ts";
import type { PlanProblem } from "#app/domain/figures/plan-rules.ts";
import { signedPlanOf } from "#app/domain/figures/plan-store.server.ts";
import { proposedPlan } from "#app/domain/figures/propose-plan.server.ts";
import { rationalText } from "#app/domain/figures/rational.ts";
import { planText, type ReleasePlan } from "#app/domain/figures/release-plan.ts";
import { replayLedger } from "#app/domain/figures/replay-ledger.server.ts";
import { type SignPlanOutcome, signPlan } from "#app/domain/figures/sign-plan.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Command, Io } from "./command.ts";
import { rawFiles } from "./site.server.ts";

const help = `alongside figures close --period 2026Q3     release a quarter (or --period 2026, a year)
alongside figures plan show [--year 2026]   the signed plan, or the one that would be proposed
alongside figures plan sign --by ROLE [--by ROLE] [--year 2026]
alongside figures replay                    recompute the ledger from the releases

A plan says which figures there are in a year and how exact they are. It is made from
the roster's headcounts, signed once, and not changed afterwards. ROLE says who agreed,
such as "staff council".

Closing counts the requests that ended, adds the planned noise, publishes the result
and destroys what it was made from. It cannot be undone; closing the same period again
prints the same bytes. A period can be closed 28 days after its end. Before, everything
published so far is attacked (disclosure-audit); a finding stops the closing. While the
site runs, it closes what is due by itself every night.

Replaying finds a charge that is missing, doubled or altered, and a release that is not
the one its plan promised. It changes nothing.

Exit codes: 0 done, 1 refused (one sentence says why), 2 called wrongly.`;

type Given = { words: string[]; period?: string; year?: string; by: string[]; isHelp: boolean };

function given(args: string[]): Given | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        period: { type: "string" },
        year: { type: "string" },
        by: { type: "string", multiple: true },
        help: { type: "boolean" },
      },
    });
    const { period, year, by } = values;
    return {
      words: positionals,
      ...(period === undefined ? {} : { period }),
      ...(year === undefined ? {} : { year }),
      by: by ?? [],
      isHelp: values.help ?? false,
    };
  } catch {
    return null;
  }
}

const faultSentences = {
  "key-missing": "its key is not in the key file; bring back the copy of the key file",
  "wrong-key": "the key file holds another key for it; bring back the right copy",
  damaged: "its stored counters are damaged; bring back the last good backup",
} as const;

function closeSentence(
  outcome: Exclude<ClosePeriodOutcome, { outcome: "released" }>,
  period: string,
): string {
  switch (outcome.outcome) {
    case "not-allowed":
      return "Only the operator closes figures.";
    case "no-plan":
      return `No plan is signed for ${outcome.year}. See it with: alongside figures plan show`;
    case "not-planned":
      return `The plan of the year releases no figures for ${period}.`;
    case "too-early":
      return `${period} can be closed from ${outcome.closableOn}.`;
    case "quarters-first":
      return `Close the quarters of the year first: ${outcome.quarters.join(", ")}.`;
    case "accumulator-refused":
      return `The counters of ${outcome.period} cannot be opened: ${faultSentences[outcome.fault]}. Nothing was charged or published.`;
    case "over-budget":
      return `Releasing ${period} would pass the year's privacy budget. Nothing was charged or published.`;
    case "audit-refused":
      return [
        "The audit failed. Nothing was charged or published.",
        ...outcome.findings.map(({ kind, at, detail }) => `${kind} (${at}): ${detail}`),
      ].join("\n  ");
    case "attack-succeeded":
      return ["The audit failed. Nothing was charged or published.", ...outcome.findings].join(
        "\n  ",
      );
    case "busy":
      return "The counters are in use by another run. Nothing was charged or published; try again.";
  }
}

async function close(
  text: string,
  io: Io,
  world: World,
  files: readonly string[],
): Promise<number> {
  const period = periodOf(text);
  if (!period) {
    io.err(
      `${text} is not a period. Say --period 2026Q3 for a quarter or --period 2026 for a year.`,
    );
    return 2;
  }
  io.err(`Closing ${period} ...`);
  const attack = publicationGate(operator, files, world);
  const outcome = await closePeriod(operator, { period, attack }, world);
  if (outcome.outcome !== "released") {
    io.err(closeSentence(outcome, period));
    if (io.json) io.out(JSON.stringify(outcome));
    return 1;
  }
  io.err(outcome.isNew ? `Released ${period}.` : `${period} was released before; nothing is new.`);
  if (!outcome.isTidied) {
    io.err("The database is in use, so it was not compacted. Run this again when it is quiet.");
  }
  io.out(outcome.body);
  return 0;
}

function problemSentence(problem: PlanProblem): string {
  const { problem: kind, ...rest } = problem;
  const details = Object.values(rest).map((value) =>
    typeof value === "object" ? rationalText(value) : String(value),
  );
  return [kind.replaceAll("-", " "), ...details].join(": ");
}

function signSentence(outcome: SignPlanOutcome, year: number): string {
  switch (outcome.outcome) {
    case "signed":
      return `The plan of ${year} is signed. It stays as it is until the year is over.`;
    case "not-allowed":
      return "Only the operator or an administrator signs a plan.";
    case "already-signed":
      return `${year} has a signed plan already. It was left as it is.`;
    case "year-not-open":
      return `A plan can be signed for this year or the next, not for ${year}.`;
    case "unsound":
      return ["This plan breaks the rules:", ...outcome.problems.map(problemSentence)].join("\n  ");
  }
}

function planLines(plan: ReleasePlan): string[] {
  return [
    `Plan ${plan.version}, for ${plan.staffCount} staff.`,
    ...plan.tables.map(
      (table) =>
        `  ${table.attribute} by ${table.period}: ${table.cells.length} numbers, epsilon ${rationalText(table.epsilon)}, within ${errorNineteenInTwenty(table.epsilon)} nineteen times in twenty`,
    ),
    ...plan.clusters.map(
      (cluster) =>
        `  group ${cluster.name}: ${cluster.headcount} staff, ${cluster.units.join(" ")}`,
    ),
    ...plan.professionGroups.map((group) => `  profession ${group.id}: ${group.headcount} staff`),
    `One named person loses at most ${rationalText(plan.personYearEpsilonMax)} in the year.`,
  ];
}

async function plan(action: string, asked: Given, io: Io, world: World): Promise<number> {
  const today = dayOf(world.now, world.settings.timeZone);
  const year = Number(asked.year ?? today.slice(0, 4));
  if (!Number.isInteger(year) || year < 2000 || year > 2999) {
    io.err(`${asked.year} is not a year.`);
    return 2;
  }
  const signed = await signedPlanOf(world.db, year);
  const shown = signed ?? (await proposedPlan(world.db, year, asked.by));
  if (!shown) {
    const { staffCount } = await headcountsOfRoster(world.db);
    io.err(`The roster holds ${staffCount} staff. Below 60 no figures can be released safely.`);
    return 1;
  }
  if (action === "show") {
    if (io.json) io.out(planText(shown));
    else for (const line of planLines(shown)) io.out(line);
    io.err(signed ? "This plan is signed." : "This plan is only proposed.");
    return 0;
  }
  if (asked.by.length === 0) {
    io.err('Say who agreed to the plan: --by "staff council"');
    return 2;
  }
  const outcome = await signPlan(operator, { plan: shown }, world);
  const isSigned = outcome.outcome === "signed";
  if (isSigned) io.out(io.json ? planText(shown) : signSentence(outcome, year));
  else io.err(signSentence(outcome, year));
  return isSigned ? 0 : 1;
}

async function replay(io: Io, world: World): Promise<number> {
  const replayed = await replayLedger(operator, {}, world);
  if (replayed.outcome === "not-allowed") {
    io.err("Only the operator and the lead replay the ledger.");
    return 1;
  }
  const { findings, spent, releases, charges } = replayed;
  if (io.json) {
    const years = spent.map(({ year, loss, maximum }) => ({
      year,
      spent: rationalText(loss),
      maximum: rationalText(maximum),
    }));
    io.out(JSON.stringify({ pass: findings.length === 0, releases, charges, years, findings }));
  } else {
    io.out(`${releases} releases, ${charges} charges.`);
    for (const { year, loss, maximum } of spent) {
      io.out(`${year}: ${rationalText(loss)} of ${rationalText(maximum)} spent for one person.`);
    }
    for (const { kind, at, detail } of findings) io.err(`${kind} (${at}): ${detail}`);
    if (findings.length === 0) io.out("The ledger is what the releases cost.");
  }
  return findings.length === 0 ? 0 : 1;
}

/**
 * The command with its world given.
 * @param files raw files the audit looks into before anything is published.
 * @returns the exit code.
 */
export async function runFigures(
  args: string[],
  io: Io,
  world: World,
  files: readonly string[] = [],
): Promise<number> {
  const asked = given(args);
  const [word, action, ...more] = asked?.words ?? [];
  if (asked && more.length === 0) {
    if (word === "close" && action === undefined && asked.period !== undefined) {
      return close(asked.period, io, world, files);
    }
    if (word === "replay" && action === undefined) return replay(io, world);
    if (word === "plan" && (action === "show" || action === "sign")) {
      return plan(action, asked, io, world);
    }
  }
  io.err(`That is not how figures is called.\n\n${help}`);
  return 2;
}

export const figures: Command = {
  name: "figures",
  summary: "sign the year's plan, release a period (figures close --period 2026Q3)",
  async run(args, io, openSite) {
    if (given(args)?.isHelp) {
      io.out(help);
      return 0;
    }
    if (args.length === 0) {
      io.err(help);
      return 2;
    }
    const site = await openSite();
    try {
      return await runFigures(args, io, site.worldAt(), rawFiles(site.settings));
    } finally {
      await site.close();
    }
  },
};
