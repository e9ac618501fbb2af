// `alongside targets`: how soon each class of request is taken and answered. Promises made before stand.
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { clocks, type ResponseTarget, targetShape } from "#app/domain/duty/response-targets.ts";
import { setTargets } from "#app/domain/duty/set-targets.server.ts";
import { targetsInForce } from "#app/domain/duty/targets-store.server.ts";
import { responseClasses } from "#app/domain/support-requests/request.ts";
import type { Command } from "./command.ts";

const help = `alongside targets show
alongside targets set --class urgent [--taken MINUTES] [--taken-clock CLOCK]
                      [--contact MINUTES] [--contact-clock CLOCK]

How soon a request is taken by a peer, and contact with the person is tried. What is
left out stays as it is. Classes: ${responseClasses.join(", ")}. Clocks: always (day and
night), duty (only while somebody is on duty). Taking: 5 to 2880 minutes, contact: 60 to
20160, and taking before contact. Promises already made to people stand.`;

const options = {
  class: { type: "string" },
  taken: { type: "string" },
  "taken-clock": { type: "string" },
  contact: { type: "string" },
  "contact-clock": { type: "string" },
} as const;

function given(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    return { word: positionals[0] ?? "", extra: positionals.length > 1, values };
  } catch {
    return null;
  }
}

const lineOf = (name: string, target: ResponseTarget): string =>
  `${name.padEnd(10)} taken within ${target.takenMinutes} minutes (${target.takenClock}), contact tried within ${target.contactMinutes} (${target.contactClock})`;

export const targetsCommand: Command = {
  name: "targets",
  summary: "show or set how soon requests are taken and answered",
  async run(args, io, openSite) {
    if (args.includes("--help")) {
      io.out(help);
      return 0;
    }
    const call = given(args);
    const responseClass = responseClasses.find((one) => one === call?.values.class);
    const isSet = call?.word === "set";
    if (!call || call.extra || (!isSet && call.word !== "show") || (isSet && !responseClass)) {
      io.err(
        isSet ? `Say --class ${responseClasses.join(", ")}.` : "Say: alongside targets --help",
      );
      return 2;
    }
    const site = await openSite();
    try {
      if (isSet && responseClass) {
        const { values } = call;
        const before = (await targetsInForce(site.db))[responseClass];
        const wanted = targetShape.safeParse({
          takenMinutes: values.taken ?? before.takenMinutes,
          takenClock: values["taken-clock"] ?? before.takenClock,
          contactMinutes: values.contact ?? before.contactMinutes,
          contactClock: values["contact-clock"] ?? before.contactClock,
        });
        if (!wanted.success) {
          io.err(
            `Taking is 5 to 2880 minutes and before contact, contact 60 to 20160; a clock is ${clocks.join(" or ")}.`,
          );
          return 2;
        }
        await setTargets(operator, { responseClass, target: wanted.data }, site.worldAt());
      }
      const targets = await targetsInForce(site.db);
      if (io.json) io.out(JSON.stringify({ targets }));
      else for (const name of responseClasses) io.out(lineOf(name, targets[name]));
      return 0;
    } finally {
      await site.close();
    }
  },
};
