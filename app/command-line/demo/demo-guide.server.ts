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
  people: { as: string; name: string; email: string }[];
  receipt: string | null;
  inbox: string;
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

const spokenRoles: Record<string, string> = {
  peer: "peer",
  peer2: "another peer",
  coordinator: "coordinator",
  supervisor: "supervisor",
  lead: "wellbeing lead",
  admin: "administrator",
};

/** @param demoFlag how a command is told to use this demonstration, such as `--demo`. */
export async function demoGuide(site: Site, mark: DemoMark, demoFlag: string): Promise<DemoGuide> {
  const origin = site.settings.publicOrigin;
  const people = castMembers.flatMap(({ key, givenName, familyName, mailbox }) => {
    const as = spokenRoles[key];
    return as
      ? [{ as, name: `${givenName} ${familyName}`, email: `${mailbox}@${mailDomain}` }]
      : [];
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
    offered: { name, email: `${name.toLowerCase().replace(" ", ".")}@${mailDomain}` },
    period,
    closeCommand: period
      ? `npm run -s alongside -- ${demoFlag} figures close --period ${period}`
      : null,
    counts: mark.counts,
    filledOn: mark.filledAt?.slice(0, 10) ?? "",
  };
}

export function guideText(guide: DemoGuide, isServed: boolean): string {
  const wide = Math.max(...guide.people.map(({ as }) => as.length));
  const people = guide.people.map(
    ({ as, name, email }) => `  ${as.padEnd(wide)}   ${email.padEnd(30)} ${name}`,
  );
  return [
    "",
    isServed ? `The invented hospital is at ${guide.origin}` : "The invented hospital is ready.",
    "",
    "Ask for support       no sign-in: press the first button on the first page",
    ...(guide.receipt ? [`Come back             with this code: ${guide.receipt}`] : []),
    `Offer support         to ${guide.offered.email}, say`,
    `Read the mails        ${guide.inbox}  (an offer to ${guide.offered.name} waits there)`,
    "",
    `Sign in               ${guide.origin}/sign-in`,
    ...people,
    `  The password is the same for all of them:  ${guide.password}`,
    "",
    ...(guide.closeCommand
      ? [
          `Close a quarter       in another terminal; then look at /figures as the wellbeing lead:`,
          `  ${guide.closeCommand}`,
          "",
        ]
      : []),
    ...(isServed ? ["Stop with Ctrl C. Start over with: npm run demo -- --fresh"] : []),
  ].join("\n");
}
