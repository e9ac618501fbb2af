// `alongside disclosure-audit`: attacks everything this site published, or any set of tables in a file.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { auditDisclosure } from "#app/domain/disclosure-audit/audit-disclosure.server.ts";
import type { Progress } from "#app/domain/disclosure-audit/cell-bounds.server.ts";
import {
  type Examination,
  examineLadder,
  examineStatements,
} from "#app/domain/disclosure-audit/examine-statements.server.ts";
import { AuditFailed } from "#app/domain/disclosure-audit/integer-solver.server.ts";
import { type Statements, statementsOfText } from "#app/domain/disclosure-audit/statements.ts";
import { rationalText } from "#app/domain/figures/rational.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Command, Io } from "./command.ts";
import { rawFiles } from "./site.server.ts";

const help = `alongside disclosure-audit [--with FILE] [--backup FILE]   attack what this site published
alongside disclosure-audit --statements FILE [--ladder]     attack any set of tables

FILE is JSON: { "cells": ["a", "b"], "sensitive": ["a"], "k": 5,
  "headcounts": {"a": 12}, "known": {"b": 3}, "own": {"a": 1},
  "rosters": [{"cells": ["a", "b"], "people": 5}],
  "statements": [{"release": "2026Q1", "terms": [["a", 1], ["b", 1]], "lo": 16, "hi": 16}] }
k: an interval narrower than this counts as found out. headcounts: how many a cell can
hold. known: the attacker knows the value. own: requests the attacker handled. rosters:
who was at an event. A rounded number has lo below hi.

--with FILE      statements published beside the figures, in the same form
--backup FILE    a backup to look into as well (may be given several times)
--ladder         also how attackers fare who know less
--json           the answer as JSON

Exit codes: 0 nothing found; 1 something was found, so nothing may be published;
2 called wrongly, statements that contradict each other, or no answer that stands.`;

interface Given {
  statements?: string;
  with?: string;
  backup: string[];
  isLadder: boolean;
  isHelp: boolean;
}

function given(args: string[]): Given | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        statements: { type: "string" },
        with: { type: "string" },
        backup: { type: "string", multiple: true },
        ladder: { type: "boolean" },
        help: { type: "boolean" },
      },
    });
    return {
      ...(values.statements === undefined ? {} : { statements: values.statements }),
      ...(values.with === undefined ? {} : { with: values.with }),
      backup: values.backup ?? [],
      isLadder: values.ladder ?? false,
      isHelp: values.help ?? false,
    };
  } catch {
    return null;
  }
}

/** The statements of a file, or null after a sentence. */
function statementsIn(file: string, io: Io): Statements | null {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    io.err(`${file} cannot be read.`);
    return null;
  }
  const read = statementsOfText(text);
  if (typeof read !== "string") return read;
  io.err(read);
  if (io.json) io.out(JSON.stringify({ pass: false, error: "unreadable", detail: read }));
  return null;
}

/** One line every tenth of the way: enough for two minutes of silence not to look like a fault. */
function progressTo(io: Io): Progress {
  let told = 0;
  return (done, total) => {
    const tenth = Math.floor((done * 10) / total);
    if (tenth === told || total < 200) return;
    told = tenth;
    io.err(`${done} of ${total} cells`);
  };
}

function sayExamination(examined: Examination, io: Io): void {
  for (const [cell, { min, max }] of Object.entries(examined.bounds)) {
    io.out(`${cell}: ${min} to ${max ?? "any number"}`);
  }
  for (const { cell, kind, detail } of examined.findings) io.err(`${cell}: ${kind}. ${detail}`);
  if (examined.onlyTogether.length > 0) {
    io.err(`Each passes alone; together they do not: ${examined.onlyTogether.join(", ")}.`);
  }
  io.out(examined.pass ? "Nothing was found." : "This must not be published.");
}

/** Examines a file. @returns the exit code. */
export async function examineFile(file: string, isLadder: boolean, io: Io): Promise<number> {
  const read = statementsIn(file, io);
  if (!read) return 2;
  const examined = await examineStatements(read, progressTo(io));
  if ("contradicting" in examined) {
    const releases = [...new Set(examined.contradicting.map(({ release }) => release))];
    io.err(
      releases.length > 0
        ? `These statements cannot all be true: ${releases.join(", ")}.`
        : "What is said to be known cannot all be true.",
    );
    if (io.json) io.out(JSON.stringify({ pass: false, error: "contradictory", ...examined }));
    return 2;
  }
  const ladder = isLadder ? await examineLadder(read) : null;
  if (io.json) io.out(JSON.stringify({ ...examined, ...(ladder ? { ladder } : {}) }));
  else {
    sayExamination(examined, io);
    for (const { rung, pass, findings } of ladder ?? []) {
      io.out(`${rung}: ${pass ? "nothing found" : `${findings} findings`}`);
    }
  }
  return examined.pass ? 0 : 1;
}

/** Audits a site. @param files raw files to look into. @returns the exit code. */
export async function auditSite(
  files: readonly string[],
  statements: Statements | null,
  io: Io,
  world: Pick<World, "db" | "keyring">,
): Promise<number> {
  const onProgress = progressTo(io);
  const audited = await auditDisclosure(operator, { files, statements, onProgress }, world);
  if (audited.outcome === "not-allowed") {
    io.err("Only the operator audits a site.");
    return 1;
  }
  const { pass, parts, guesses } = audited;
  if (io.json) {
    const plans = guesses.map(({ plan, rungs }) => ({
      plan,
      rungs: rungs.map((rung) => ({ ...rung, epsilon: rationalText(rung.epsilon) })),
    }));
    io.out(JSON.stringify({ pass, parts, guesses: plans }));
    return pass ? 0 : 1;
  }
  for (const { part, name, seen, findings } of parts) {
    io.out(`${part}  ${findings.length === 0 ? "pass" : "FAIL"}  ${name} (${seen})`);
    for (const finding of findings) io.err(`   ${finding}`);
  }
  for (const { plan, rungs } of guesses) {
    for (const rung of rungs) {
      const moves = rung.guesses.map(
        ({ priorPercent, atMostPercent }) => `${priorPercent}% to at most ${atMostPercent}%`,
      );
      io.out(`Plan ${plan}, ${rung.seen.replaceAll("-", " ")}: a guess of ${moves.join(", ")}.`);
    }
  }
  io.out(pass ? "Nothing was found." : "Nothing may be published until this is looked at.");
  return pass ? 0 : 1;
}

async function answered(work: () => Promise<number>, io: Io): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AuditFailed)) throw error;
    io.err(`${error.message} The audit failed; nothing may be concluded from it.`);
    if (io.json) io.out(JSON.stringify({ pass: false, error: "no-answer" }));
    return 2;
  }
}

export const disclosureAudit: Command = {
  name: "disclosure-audit",
  summary: "attack what was published, or any tables (disclosure-audit --statements FILE)",
  async run(args, io, openSite) {
    const asked = given(args);
    if (!asked || asked.isHelp) {
      if (asked) io.out(help);
      else io.err(`That is not how disclosure-audit is called.\n\n${help}`);
      return asked ? 0 : 2;
    }
    const { statements } = asked;
    if (statements !== undefined) {
      return answered(() => examineFile(statements, asked.isLadder, io), io);
    }
    const beside = asked.with === undefined ? null : statementsIn(asked.with, io);
    if (asked.with !== undefined && !beside) return 2;
    const site = await openSite();
    try {
      const own = rawFiles(site.settings);
      return await answered(
        () => auditSite([...own, ...asked.backup], beside, io, site.worldAt()),
        io,
      );
    } finally {
      await site.close();
    }
  },
};
