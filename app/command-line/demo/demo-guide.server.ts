// What the demonstration says when it is ready: where it is, who to be, what to try, how to end it.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { closableOn, isQuarter, type Period, quartersOf } from "#app/domain/figures/periods.ts";
import { releasedPeriods } from "#app/domain/figures/release-store.server.ts";
import { receiptGroups } from "#app/domain/support-requests/receipt.ts";
import { castMembers } from "#db/seed/cast.ts";
import { mailDomain } from "#db/seed/hospital.ts";
import type { Site } from "../site.server.ts";
import type { DemoMark } from "./demo-folder.server.ts";
import { demoPassword } from "./set-up-hospital.server.ts";

const lagDays = 28;

export interface DemoGuide {
  origin: string;
  password: string;
  people: { as: string; name: string; email: string; finds: string }[];
  receipt: string | null;
  inbox: string;
  /** Where the second factor of everybody stands. */
  codes: string;
  offered: { name: string; email: string };
  /** The newest quarter that can be closed and is not; null when there is none. */
  period: Period | null;
  closeCommand: string | null;
  counts: Record<string, number>;
  filledOn: string;
}

/** The newest quarter a visitor may close now. */
async function closableQuarter(site: Site): Promise<Period | null> {
  const { db, settings, now } = site.worldAt();
  const today = dayOf(now, settings.timeZone);
  const year = Number(today.slice(0, 4));
  const released = await releasedPeriods(db);
  const open = [year - 1, year]
    .flatMap((one): Period[] => [...quartersOf(one)])
    .filter((period) => closableOn(period, lagDays) <= today && !released.has(period));
  return open.filter(isQuarter).at(-1) ?? null;
}

/** What each person of the cast is there for. */
const spokenRoles: Record<string, { as: string; finds: string }> = {
  peer: { as: "peer", finds: "has two cases" },
  peer2: { as: "another peer", finds: "has one" },
  coordinator: { as: "coordinator", finds: "sees what waits, masked" },
  lead: { as: "wellbeing lead", finds: "reads released figures" },
  supervisor: { as: "supervisor", finds: "receives what is handed on" },
  admin: { as: "administrator", finds: "looks after the accounts" },
};

/** Where the people one may sign in as are written to, in the order of the guide. */
export const castAddresses = (): string[] =>
  Object.keys(spokenRoles).flatMap((role) =>
    castMembers.filter(({ key }) => key === role).map(({ mailbox }) => `${mailbox}@${mailDomain}`),
  );

/** @param demoFlag how a command is told to use this demonstration, such as `--demo`. */
export async function demoGuide(site: Site, mark: DemoMark, demoFlag: string): Promise<DemoGuide> {
  const origin = site.settings.publicOrigin;
  const people = Object.entries(spokenRoles).flatMap(([role, spoken]) => {
    const member = castMembers.find(({ key }) => key === role);
    if (!member) return [];
    const { givenName, familyName, mailbox } = member;
    return [{ ...spoken, name: `${givenName} ${familyName}`, email: `${mailbox}@${mailDomain}` }];
  });
  const offered = castMembers.find(({ key }) => key === "offered");
  const name = offered ? `${offered.givenName} ${offered.familyName}` : "";
  const period = await closableQuarter(site);
  return {
    origin,
    password: demoPassword,
    people,
    receipt: mark.receipt ? receiptGroups(mark.receipt).join(" ") : null,
    inbox: `${origin}/dev/mail`,
    codes: `${origin}/dev/codes`,
    offered: { name, email: `${name.toLowerCase().replace(" ", ".")}@${mailDomain}` },
    period,
    closeCommand: period
      ? `npm run -s alongside -- ${demoFlag} figures close --period ${period}`
      : null,
    counts: mark.counts,
    filledOn: mark.filledAt?.slice(0, 10) ?? "",
  };
}

const weekMs = 7 * 86_400_000;

/** @param now for saying when it has grown old. */
export function guideText(guide: DemoGuide, isServed: boolean, now: Date): string {
  const { origin, offered } = guide;
  const line = (left: string, right: string) => `  ${left.padEnd(17)}${right}`;
  const people = guide.people.map(({ as, name, email, finds }) =>
    line(as, `${email.padEnd(31)}${name}, ${finds}`),
  );
  const isOld = now.getTime() - Date.parse(guide.filledOn) > weekMs;
  return [
    "",
    isServed ? `The invented hospital is at ${origin}` : "The invented hospital is ready.",
    "",
    line("Ask for support", `${origin}/ask, without signing in`),
    ...(guide.receipt
      ? [line("Come back", `${origin}/return with the code ${guide.receipt}`)]
      : []),
    line("Offer support", `${origin}/refer, for example to ${offered.email}`),
    line("Read the mails", `${guide.inbox}, where an offer to ${offered.name} waits`),
    "",
    `Sign in at ${origin}/sign-in; everybody's password is:  ${guide.password}`,
    `It then asks for six digits; everybody's stand at ${guide.codes} (the page links there).`,
    "",
    ...people,
    "",
    ...(guide.closeCommand
      ? [
          "Release the newest quarter from another terminal in this folder; the lead then reads it:",
          "",
          `  ${guide.closeCommand}`,
          "",
        ]
      : []),
    ...(isOld
      ? [`It was filled on ${guide.filledOn}, so what waited then may have ended by now.`]
      : []),
    `${isServed ? "Stop with Ctrl C. " : ""}Start over with: npm run demo -- --fresh`,
  ].join("\n");
}
