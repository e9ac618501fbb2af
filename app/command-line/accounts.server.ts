// `alongside accounts invite`: gives somebody an account. The first administrator comes this way.
import { parseArgs } from "node:util";
import { operator } from "#app/domain/access/actor.ts";
import { invitePerson, type NewPeer } from "#app/domain/access/invite-person.server.ts";
import { type Role, roles } from "#app/domain/access/roles.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { isAddress } from "#app/domain/mail/mail-address.ts";
import type { World } from "#app/domain/world.server.ts";
import type { Command, Io } from "./command.ts";
import type { Site } from "./site.server.ts";

const help = `alongside accounts invite --name NAME --email ADDRESS --role ROLE [--role ROLE]

Makes an account and mails a link to choose a password. The link works once, for three
days. Without a mail server in the settings, the link is printed instead.
A peer can be given --language es (several times; the site's own otherwise),
--unit CODE, --cap 3 (open cases at most) and --trained-until 2027-11-30 (a year from
today otherwise).
Roles: ${roles.join(", ")}.`;

interface Given {
  name: string;
  email: string;
  roles: Role[];
  peer: { languages: string[]; unit: string | null; cap: number; trainedUntil: string | null };
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

function given(args: string[]): Given | string {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: "string" },
      email: { type: "string" },
      role: { type: "string", multiple: true },
      language: { type: "string", multiple: true },
      unit: { type: "string" },
      cap: { type: "string" },
      "trained-until": { type: "string" },
    },
  });
  const wanted = values.role ?? [];
  const unknown = wanted.find((role) => !roles.includes(role as Role));
  if (!values.name?.trim()) return "Say who it is for with --name.";
  if (!isAddress(values.email ?? "")) return "Say where to write with --email.";
  if (wanted.length === 0) return `Say what for with --role: ${roles.join(", ")}.`;
  if (unknown) return `There is no role ${unknown}. Roles: ${roles.join(", ")}.`;
  const cap = Number(values.cap ?? "3");
  if (!Number.isInteger(cap) || cap < 1 || cap > 20) return "Say --cap with a number from 1 to 20.";
  const trainedUntil = values["trained-until"] ?? null;
  if (trainedUntil !== null && !isDay(trainedUntil)) return "Say --trained-until as 2027-11-30.";
  return {
    name: values.name.trim(),
    email: values.email ?? "",
    roles: wanted as Role[],
    peer: { languages: values.language ?? [], unit: values.unit ?? null, cap, trainedUntil },
  };
}

async function invite(person: Given, io: Io, site: Site): Promise<number> {
  const world = site.worldAt();
  const { name, email } = person;
  const invited = await invitePerson(
    operator,
    {
      name,
      email,
      roles: person.roles,
      ...(person.roles.includes("peer") ? { peer: newPeer(person, world) } : {}),
    },
    world,
  );
  switch (invited.outcome) {
    case "invited": {
      const link = `${site.settings.publicOrigin}/account/${invited.code}`;
      const isMailed = site.settings.smtpUrl !== null;
      if (io.json) io.out(JSON.stringify({ invited: true, ...(isMailed ? {} : { link }) }));
      else io.out(isMailed ? "The invitation is on its way." : `Give this link to them: ${link}`);
      return 0;
    }
    case "has-account":
      io.err("This address has an account already.");
      return 1;
    case "roles-kept-apart":
      io.err(`One person may not be both ${invited.pair[0]} and ${invited.pair[1]}.`);
      return 1;
    case "needs-second-administrator":
      io.err("An administrator is given a case role by two administrators, on the site.");
      return 1;
    case "not-allowed":
      io.err("That is not allowed.");
      return 1;
  }
}

function newPeer({ peer }: Given, { settings, now }: World): NewPeer {
  const inAYear = addDays(dayOf(now, settings.timeZone), 365);
  return {
    unitCode: peer.unit,
    roleFamily: null,
    gender: "not-said",
    languages: (peer.languages.length > 0 ? peer.languages : [settings.locales[0] ?? "en"]).join(
      " ",
    ),
    caseCap: peer.cap,
    // Whoever runs the site brings in peers who were chosen before it was there.
    approvedOn: dayOf(now, settings.timeZone),
    restingUntilOn: null,
    trainedUntilOn: peer.trainedUntil ?? inAYear,
  };
}

export const accounts: Command = {
  name: "accounts",
  summary: "invite people with a task here (accounts invite)",
  async run(args, io, openSite) {
    if (args.includes("--help")) {
      io.out(help);
      return 0;
    }
    if (args[0] !== "invite") {
      io.err("Say: alongside accounts invite --help");
      return 2;
    }
    const person = readable(() => given(args.slice(1)));
    if (typeof person === "string") {
      io.err(person);
      return 2;
    }
    const site = await openSite();
    try {
      return await invite(person, io, site);
    } finally {
      await site.close();
    }
  },
};

/** An unknown option becomes a sentence. */
function readable<T>(parse: () => T): T | string {
  try {
    return parse();
  } catch {
    return "Something in this call is not known. Say: alongside accounts invite --help";
  }
}
