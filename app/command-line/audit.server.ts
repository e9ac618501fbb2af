// `alongside audit verify`: whether what was written down still stands as it was written.
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import type { AuditFinding } from "#app/domain/audit/audit-chain.ts";
import { type NotedEnd, verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Command, Io } from "./command.ts";
import { CommandRefused } from "./command.ts";

const help = `alongside audit verify [--noted END]

Reads every row of the audit: that of the site and that of each case still there,
and names each row that was edited, removed or moved. Cases are called by a pseudonym
that is gone with the case.

--noted END   the end that an earlier run printed (ROWS:MARK). Note it outside this
              machine: it shows when the whole database was put back to an older state.
--json        the answer as JSON

Exit codes: 0 everything stands as it was written; 1 something does not; 2 called wrongly.`;

const wordsOf: Record<AuditFinding["finding"], string> = {
  edited: "was edited",
  removed: "was removed",
  reordered: "was moved",
  "head-changed": "its last rows or their count were changed",
};

export const findingLine = (chain: string, { place, finding, writtenAt }: AuditFinding): string =>
  [
    chain,
    ...(place === null ? [] : [`row ${place}`]),
    wordsOf[finding],
    ...(writtenAt === undefined ? [] : [`(it was written as row ${writtenAt})`]),
  ].join(" ");

function notedEnd(text: string | undefined): NotedEnd | null {
  if (text === undefined) return null;
  const [, rowCount, mark] = /^(\d+):([\w-]+)$/.exec(text) ?? [];
  if (!rowCount || !mark)
    throw new CommandRefused("--noted takes ROWS:MARK, as this command prints it.");
  return { rowCount: Number(rowCount), mark };
}

/** @returns the exit code. */
export async function sayVerified(noted: NotedEnd | null, io: Io, world: World): Promise<number> {
  const verified = await verifyAudit(operator, { noted }, world);
  if (verified.outcome === "not-allowed") throw new CommandRefused("Only the operator verifies.");
  const { isWhole, chains, end } = verified;
  if (io.json) {
    io.out(JSON.stringify({ isWhole, chains, end }));
    return isWhole ? 0 : 1;
  }
  const rows = chains.reduce((sum, { rowCount }) => sum + rowCount, 0);
  for (const { chain, findings } of chains) {
    for (const finding of findings) io.err(findingLine(chain, finding));
  }
  io.out(
    `${rows} rows in ${chains.length} chains. ${isWhole ? "All stand as written." : "Not all stand as written."}`,
  );
  if (end) io.out(`Note this elsewhere: ${end.rowCount}:${end.mark}`);
  return isWhole ? 0 : 1;
}

export const audit: Command = {
  name: "audit",
  summary: "whether what was written down still stands (audit verify)",
  async run(args, io, openSite) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      strict: false,
      options: { noted: { type: "string" }, help: { type: "boolean" } },
    });
    if (values.help) {
      io.out(help);
      return 0;
    }
    if (positionals.join(" ") !== "verify") {
      io.err(`That is not how audit is called.\n\n${help}`);
      return 2;
    }
    const noted = notedEnd(typeof values.noted === "string" ? values.noted : undefined);
    const site = await openSite();
    try {
      return await sayVerified(noted, io, site.worldAt());
    } finally {
      await site.close();
    }
  },
};
