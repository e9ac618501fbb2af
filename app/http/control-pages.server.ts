// The pages of what takes two administrators: what they show, and what becomes of what was asked.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { type Asked, askedOf, type ProposalKind } from "#app/domain/dual-control/proposal.ts";
import { proposeChange } from "#app/domain/dual-control/propose-change.server.ts";
import {
  type SeenProposal,
  type SeenProposals,
  seeProposals,
} from "#app/domain/dual-control/see-proposals.server.ts";
import { recordNumberGroups } from "#app/domain/retention/record-number.ts";
import {
  editableRuleNames,
  hasClockJumped,
  type RetentionRules,
  retention,
  ruleBounds,
} from "#app/domain/retention/retention-rules.ts";
import {
  clockSeenAt,
  holdsInForce,
  rulesInForce,
} from "#app/domain/retention/retention-store.server.ts";
import { dayWithYear } from "#app/ui/moment.ts";
import { momentWords, type TypedValues, textOf } from "./form-reply.server.ts";
import { notFound, type Reader, type StaffVisit } from "./guard.server.ts";
import { workNav } from "./work-nav.server.ts";

export async function retentionPage(visit: StaffVisit) {
  const { db, now, settings } = visit.world;
  const { rules } = await rulesInForce(db);
  const holds = await holdsInForce(db, dayOf(now, settings.timeZone));
  const clockSays = momentWords(now, visit);
  const hasJumped = hasClockJumped(await clockSeenAt(db), now);
  return {
    work: workNav(visit),
    ...retentionShown({ rules, holds, clockSays, hasJumped }, visit),
  };
}

export interface RetentionFacts {
  rules: RetentionRules;
  holds: readonly { recordNumber: string; untilOn: string }[];
  clockSays: string;
  hasJumped: boolean;
}

export function retentionShown(facts: RetentionFacts, visit: Reader) {
  const { rules, holds, clockSays, hasJumped } = facts;
  const { t } = visit.language;
  return {
    rules: editableRuleNames.map((name) => ({
      name,
      label: t(`adminControl.retention.rules.${name}`),
      days: rules[name],
      ...ruleBounds[name],
    })),
    longestDays: retention.longestDays,
    clockSays,
    hasJumped,
    holds: holds.map(({ recordNumber, untilOn }) => ({
      recordNumber,
      number: recordNumberGroups(recordNumber),
      until: dayWithYear(untilOn, visit.locale),
    })),
  };
}

function proposalWords({ asked, aboutName }: SeenProposal, visit: Reader): string {
  const { t } = visit.language;
  switch (asked.kind) {
    case "retention-change":
      return t("adminControl.decisions.kinds.retention-change", { ...asked.body });
    case "legal-hold":
      return t("adminControl.decisions.kinds.legal-hold", {
        number: recordNumberGroups(asked.body.recordNumber),
        until: dayWithYear(asked.body.untilOn, visit.locale),
      });
    case "hold-end":
      return t("adminControl.decisions.kinds.hold-end", {
        number: recordNumberGroups(asked.body.recordNumber),
      });
    case "case-role":
      return t("adminControl.decisions.kinds.case-role", {
        name: aboutName ?? "",
        role: t(`adminControl.decisions.roles.${asked.body.role}`),
      });
    case "emergency-opening":
      return t("adminControl.decisions.kinds.emergency-opening", {
        number: recordNumberGroups(asked.body.recordNumber),
        name: aboutName ?? "",
      });
    case "factors-clearing":
      return t("adminControl.decisions.kinds.factors-clearing", { name: aboutName ?? "" });
    case "new-peer":
      return aboutName
        ? t("adminControl.decisions.kinds.new-peer", { name: aboutName })
        : t("adminControl.decisions.kinds.past-peer");
  }
}

export async function decisionsPage(visit: StaffVisit) {
  const seen = await seeProposals(visit.actor, {}, visit.world);
  if (!seen) throw notFound();
  return { work: workNav(visit), ...decisionsShown(seen, visit) };
}

export function decisionsShown(seen: SeenProposals, visit: Reader) {
  const { t } = visit.language;
  const words = (day: string) => dayWithYear(day, visit.locale);
  const proposals = seen.proposals.map((one) => ({
    id: one.id,
    isOpen: one.state === "open",
    what: proposalWords(one, visit),
    askedBy: t("adminControl.decisions.askedBy", {
      name: one.askedByName,
      on: words(one.askedOn),
      until: words(one.openUntilOn),
    }),
    who: one.askedByName,
    state: t(`adminControl.decisions.states.${one.state}`),
    decidedBy:
      one.decidedByName && one.decidedOn
        ? t("adminControl.decisions.decidedBy", {
            name: one.decidedByName,
            on: words(one.decidedOn),
          })
        : "",
    mayGrant: one.mayGrant,
    mayTakeBack: one.mayTakeBack,
  }));
  return {
    open: proposals.filter(({ isOpen }) => isOpen),
    past: proposals.filter(({ isOpen }) => !isOpen),
    administrators: seen.administrators,
    supervisors: seen.supervisors,
  };
}

const kindsOfForm: Record<string, ProposalKind> = {
  rules: "retention-change",
  hold: "legal-hold",
  "end-hold": "hold-end",
  role: "case-role",
  emergency: "emergency-opening",
};

/** What the form asks for, or the field that is wrong with it. */
export function askedIn(values: TypedValues): Asked | { wrongField: string } {
  const kind = kindsOfForm[textOf(values, "ask")];
  if (!kind) throw notFound();
  // Its number stands beside the hold's on the sample page, so the field has a name of its own.
  const recordNumber = textOf(values, "emergencyNumber");
  const asked = askedOf(kind, kind === "emergency-opening" ? { ...values, recordNumber } : values);
  if (asked) return asked;
  const wrongRule = editableRuleNames.find((name) => {
    const days = Number(textOf(values, name) || "x");
    const { least, most } = ruleBounds[name];
    return !Number.isInteger(days) || days < least || days > most;
  });
  if (kind === "retention-change") return { wrongField: wrongRule ?? "" };
  const isNumberRight = askedOf("hold-end", values) !== null;
  return { wrongField: isNumberRight ? "untilOn" : "recordNumber" };
}

/** Asks. @returns the words to say, or the field that is wrong. */
export async function askedFor(
  values: TypedValues,
  visit: StaffVisit,
): Promise<{ said: string } | { wrongField: string }> {
  const asked = askedIn(values);
  if ("wrongField" in asked) return asked;
  const { t } = visit.language;
  const proposed = await proposeChange(visit.actor, asked, visit.world);
  switch (proposed.outcome) {
    case "asked":
      return { said: t("adminControl.asked") };
    case "until-out-of-bounds":
      return { wrongField: "untilOn" };
    case "not-possible":
      return { said: t("adminControl.notPossible") };
    case "not-allowed":
      throw notFound();
  }
}
