// `alongside duty`: the weekly hours in which peers answer. Everybody is told times made from them.
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import type { DutyHours } from "#app/domain/duty/duty-hours.ts";
import { plannedDutyHours } from "#app/domain/duty/duty-store.server.ts";
import { dutyHoursOf } from "#app/domain/duty/duty-text.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { clockWords, weekdayWords } from "#app/ui/moment.ts";
import type { Command } from "./command.ts";

const help = `alongside duty show
alongside duty set --hours "mon-fri 07:00-21:00" [--hours "sat-sun 09:00-17:00"]

The hours in which peers answer. The time a person is told to expect is made from
these hours and the response targets, never from how many are waiting.`;

function given(args: string[]): { word: string; hours: string[] } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { hours: { type: "string", multiple: true } },
    });
    return { word: positionals[0] ?? "", hours: values.hours ?? [] };
  } catch {
    return null;
  }
}

const lineOf = ({ weekday, fromMinute, toMinute }: DutyHours): string =>
  `${weekdayWords(weekday, "en").padEnd(10)} ${clockWords(fromMinute, "en-GB")} to ${clockWords(toMinute, "en-GB")}`;

export const duty: Command = {
  name: "duty",
  summary: "show or set the hours in which peers answer",
  async run(args, io, openSite) {
    if (args.includes("--help")) {
      io.out(help);
      return 0;
    }
    const call = given(args);
    if (!call || !["show", "set"].includes(call.word)) {
      io.err("Say: alongside duty --help");
      return 2;
    }
    const read = call.hours.map((text) => ({ text, hours: dutyHoursOf(text) }));
    const wrong = read.find(({ hours }) => hours === null);
    if (wrong || (call.word === "set" && read.length === 0)) {
      io.err(
        wrong
          ? `"${wrong.text}" is not of the form "mon-fri 07:00-21:00".`
          : 'Say the hours with --hours "mon-fri 07:00-21:00".',
      );
      return 2;
    }
    const site = await openSite();
    try {
      if (call.word === "set") {
        await planDuty(
          operator,
          { hours: read.flatMap(({ hours }) => hours ?? []) },
          site.worldAt(),
        );
      }
      const planned = await plannedDutyHours(site.db);
      if (io.json) io.out(JSON.stringify({ hours: planned }));
      else if (planned.length === 0) io.out("No hours are planned.");
      else for (const hours of planned) io.out(lineOf(hours));
      return 0;
    } finally {
      await site.close();
    }
  },
};
