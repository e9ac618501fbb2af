// The attacker that is shipped with the product (disclosure.md 5.4, A to I), run over everything this
// site ever published. One finding is enough to fail, and a failed audit blocks publication.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { disagreeingTables } from "#app/domain/figures/consistent-totals.ts";
import { periodsOfPlan } from "#app/domain/figures/counting-period.ts";
import { isQuarter } from "#app/domain/figures/periods.ts";
import { signedPlans } from "#app/domain/figures/plan-store.server.ts";
import { releasedBytes } from "#app/domain/figures/release-store.server.ts";
import { replayLedger } from "#app/domain/figures/replay-ledger.server.ts";
import { waveReleases } from "#app/domain/surveys/survey-store.server.ts";
import { waveReleaseShape } from "#app/domain/surveys/wave-release.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Progress } from "./cell-bounds.server.ts";
import { tooFineIn } from "./coarse-surveys.ts";
import { differencesIn } from "./differences.ts";
import { examineLadder, examineStatements } from "./examine-statements.server.ts";
import { forensicFindings } from "./forensics.server.ts";
import { guessesUnder, type NoisyRung } from "./noisy-knowledge.ts";
import { reachBeyondReleases } from "./reach.ts";
import { selfTestFindings } from "./self-test.server.ts";
import type { Statements } from "./statements.ts";

export interface AuditPart {
  part: "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I";
  name: string;
  /** How much was looked at, in a phrase. */
  seen: string;
  findings: string[];
}

export interface YearOfGuesses {
  plan: string;
  rungs: NoisyRung[];
}

export type AuditDisclosureOutcome =
  | { outcome: "audited"; pass: boolean; parts: AuditPart[]; guesses: YearOfGuesses[] }
  | { outcome: "not-allowed" };

export interface AuditInput {
  /** Raw files to look into; none on PostgreSQL. */
  files: readonly string[];
  /** Exact or rounded statements published beside the noisy releases: survey results, hand-outs. */
  statements: Statements | null;
  onProgress?: Progress;
}

async function statementParts(
  file: Statements | null,
  onProgress?: Progress,
): Promise<AuditPart[]> {
  const seen = `${file?.statements.length ?? 0} exact or rounded statements`;
  const part = (letter: AuditPart["part"], name: string, findings: string[]): AuditPart => ({
    part: letter,
    name,
    seen,
    findings,
  });
  if (!file) {
    return [
      part("B", "bounds of every cell", []),
      part("C", "differences", []),
      part("D", "rounding", []),
    ];
  }
  const examined = await examineStatements(file, onProgress);
  if ("contradicting" in examined) {
    const releases = [...new Set(examined.contradicting.map(({ release }) => release))];
    return [
      part("B", "bounds of every cell", [`These cannot all be true: ${releases.join(", ")}.`]),
    ];
  }
  const isRounded = file.statements.some(({ lo, hi }) => lo !== hi);
  const found = examined.findings.map(({ cell, detail }) => `${cell}: ${detail}`);
  return [
    part("B", "bounds of every cell", found),
    part(
      "C",
      "differences",
      differencesIn(file).map(
        ({ from, without, rest }) => `${from} minus ${without} leaves ${rest.join(" and ")}.`,
      ),
    ),
    // Rounded statements enter B as intervals; what they give away stands there.
    part("D", "rounding", isRounded && found.length > 0 ? found : []),
  ];
}

async function knowledgePart(
  file: Statements | null,
  guesses: YearOfGuesses[],
): Promise<AuditPart> {
  const rungs = file ? await examineLadder(file) : [];
  return {
    part: "F",
    name: "what attackers know from elsewhere",
    seen: `${guesses.length} plans against everybody-but-one, ${rungs.length} rungs of knowledge`,
    findings: rungs
      .filter(({ pass }) => !pass)
      .map(({ rung, findings }) => `${rung}: ${findings} findings.`),
  };
}

/** Tables of one year that cannot count the same requests: something was counted twice, or not at all. */
const disagreements = (
  releases: Awaited<ReturnType<typeof releasedBytes>>,
  plans: Awaited<ReturnType<typeof signedPlans>>,
): string[] =>
  [...plans.values()].flatMap((plan) =>
    disagreeingTables(
      releases.map(({ release }) => release),
      plan.year,
      periodsOfPlan(plan).filter(isQuarter),
    ).map((id) => `${id} of ${plan.year} does not count what the other tables of the year count.`),
  );

/** Runs every part. @throws AuditFailed when the solver gives no answer that stands. */
export async function auditDisclosure(
  actor: Actor,
  input: AuditInput,
  world: Pick<World, "db" | "keyring">,
): Promise<AuditDisclosureOutcome> {
  if (!may(actor, "close-figures")) return { outcome: "not-allowed" };
  const [replay, plans, releases, waves] = await Promise.all([
    replayLedger(actor, {}, world),
    signedPlans(world.db),
    releasedBytes(world.db),
    waveReleases(world.db),
  ]);
  const surveys = waves.map(({ waveId, body }) => ({
    waveId,
    release: waveReleaseShape.parse(JSON.parse(body)),
  }));
  const guesses = [...plans.values()].map((plan) => ({
    plan: plan.version,
    rungs: guessesUnder(plan),
  }));
  const reach = reachBeyondReleases();
  const parts: AuditPart[] = [
    {
      part: "A",
      name: "what a lead can reach",
      seen: "the table of permissions",
      findings: reach.map((permission) => `A lead may ${permission}, which is more than releases.`),
    },
    ...(await statementParts(input.statements, input.onProgress)),
    {
      part: "E",
      name: "survey results",
      seen: `${surveys.length} released waves, each in bands; exact means as statements in B`,
      findings: tooFineIn(surveys),
    },
    await knowledgePart(input.statements, guesses),
    {
      part: "G",
      name: "the ledger",
      seen: `${releases.length} releases`,
      findings:
        replay.outcome === "replayed"
          ? [
              ...replay.findings.map(({ kind, at, detail }) => `${kind} (${at}): ${detail}`),
              ...disagreements(releases, plans),
            ]
          : ["The ledger may not be read."],
    },
    {
      part: "H",
      name: "raw bytes",
      seen: `${input.files.length} files`,
      findings: await forensicFindings(world, input.files),
    },
    {
      part: "I",
      name: "the audit against known leaks",
      seen: "releases known to give people away",
      findings: await selfTestFindings(),
    },
  ];
  const pass = parts.every(({ findings }) => findings.length === 0);
  return { outcome: "audited", pass, parts, guesses };
}
