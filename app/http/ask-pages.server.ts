// What each page of asking needs to know, in the reader's words; nothing that the page does not show.

import { promiseOf } from "#app/domain/duty/promise.server.ts";
import { languagesOfPeers } from "#app/domain/peers/peer-store.server.ts";
import { unitNames } from "#app/domain/roster/staff-store.server.ts";
import { receiptGroups } from "#app/domain/support-requests/receipt.ts";
import { type ResponseClass, responseClassOf } from "#app/domain/support-requests/request.ts";
import { reachOf } from "#app/domain/support-requests/request-form.ts";
import { showReceipt } from "#app/domain/support-requests/show-receipt.server.ts";
import { type AskDraft, wishesOf } from "./ask-draft.server.ts";
import { momentWords, type TypedValues } from "./form-reply.server.ts";
import type { Visit } from "./guard.server.ts";

export interface PlaceOption {
  value: string;
  label: string;
}

export interface AskFacts {
  /** When contact is tried at the latest; null when no hours are planned. */
  expected?: string | null;
  /** Set when nobody is on duty at this moment. */
  nextDuty?: string | null;
  units?: PlaceOption[];
  languages?: PlaceOption[];
  answers?: { howSoon: string; channel: string; reach: string; name: string | null };
  wishes?: string[];
  receipt?: string[] | null;
}

export async function expectedWords(
  responseClass: ResponseClass,
  visit: Visit,
): Promise<{ expected: string | null; nextDuty: string | null }> {
  const time = await promiseOf(responseClass, visit.world);
  return {
    expected: time.contactBy ? momentWords(time.contactBy, visit) : null,
    nextDuty:
      !time.isSomebodyOnDuty && time.nextDutyAt ? momentWords(time.nextDutyAt, visit) : null,
  };
}

export const languageName = (tag: string, locale: string): string => {
  const inLocale = /-X[A-Z]$/.test(locale) ? "en" : locale;
  return new Intl.DisplayNames([inLocale], { type: "language" }).of(tag) ?? tag;
};

export async function placeOptions(visit: Visit): Promise<PlaceOption[]> {
  const units = await unitNames(visit.world.db);
  return units.map(({ code, name }) => ({ value: code, label: name }));
}

async function languageOptions(visit: Visit): Promise<PlaceOption[]> {
  const tags = await languagesOfPeers(visit.world.db);
  return tags
    .map((value) => ({ value, label: languageName(value, visit.locale) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** What there is to choose from among the wishes. */
export const wishFacts = async (
  visit: Visit,
): Promise<{ units: PlaceOption[]; languages: PlaceOption[] }> => ({
  units: await placeOptions(visit),
  languages: await languageOptions(visit),
});

/** The wishes as short phrases, for looking over. */
async function wishWords(draft: AskDraft, visit: Visit): Promise<string[]> {
  const { t } = visit.language;
  const wishes = wishesOf(draft);
  const units = await placeOptions(visit);
  const unit = units.find(({ value }) => value === wishes.unitCode)?.label;
  const say = "ask.check.wishesSummary";
  return [
    wishes.eventKind !== "not-said"
      ? t(`${say}.eventKind`, { value: t(`ask.eventKinds.${wishes.eventKind}`) })
      : null,
    unit ? t(`${say}.unit`, { value: unit }) : null,
    wishes.roleFamily
      ? t(`${say}.roleFamily`, { value: t(`ask.roleFamilies.${wishes.roleFamily}`) })
      : null,
    wishes.area !== "any"
      ? t(`${say}.area`, { value: t(`ask.wishes.areas.${wishes.area}`) })
      : null,
    wishes.isSameProfession ? t(`${say}.same`) : null,
    wishes.gender ? t(`${say}.gender`, { value: t(`ask.genders.${wishes.gender}`) }) : null,
    wishes.language
      ? t(`${say}.language`, { value: languageName(wishes.language, visit.locale) })
      : null,
    wishes.seniority
      ? t(`${say}.seniority`, { value: t(`peerSelf.wished.row.${wishes.seniority}`) })
      : null,
    wishes.avoid ? t(`${say}.avoid`, { value: wishes.avoid }) : null,
  ].filter((words) => words !== null);
}

export async function askPageFacts(page: number, draft: AskDraft, visit: Visit): Promise<AskFacts> {
  const { howSoon, reach } = draft;
  const responseClass = howSoon ? responseClassOf(howSoon.howSoon) : "urgent";
  if (page === 1) return expectedWords("urgent", visit);
  if (page === 3) return wishFacts(visit);
  if (page === 4 && howSoon && reach) {
    return {
      ...(await expectedWords(responseClass, visit)),
      answers: {
        howSoon: howSoon.howSoon,
        channel: reach.channel,
        reach: reachOf(reach),
        name: reach.isNamed === "yes" ? reach.name : null,
      },
      wishes: await wishWords(draft, visit),
    };
  }
  if (page === 5) {
    const shown = await showReceipt(visit.actor, { formKey: draft.formKey ?? "" }, visit.world);
    return {
      ...(await expectedWords(responseClass, visit)),
      receipt: shown.outcome === "shown" ? receiptGroups(shown.receipt) : null,
    };
  }
  return {};
}

/** What was typed before, for the fields of this page. */
export function draftValues(page: number, draft: AskDraft): TypedValues {
  const before =
    page === 1 ? draft.howSoon : page === 2 ? draft.reach : page === 3 ? draft.wishes : undefined;
  return { ...before };
}
