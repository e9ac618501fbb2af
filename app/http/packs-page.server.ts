// What the administrator's page of licensed instruments shows: each pack with its terms, and how it stands.
import { packsOfSite, type SitePack } from "#app/domain/instruments/site-packs.server.ts";
import type { StaffVisit } from "./guard.server.ts";
import { workNav } from "./work-nav.server.ts";

const saids = ["confirmed", "changed-meanwhile", "no-such-pack", "refused"] as const;

function packShown({ folder, digest, state, read }: SitePack, { language: { t } }: StaffVisit) {
  const head = { folder, state, stateWords: t(`packs.states.${state}`) };
  if (!read.isRight)
    return { ...head, title: folder, problem: read.problem, digest: null, facts: [] };
  const { notice, questionnaire } = read.instrument;
  const { language } = questionnaire;
  const own = { language };
  return {
    ...head,
    title: questionnaire.title,
    problem: null,
    /** Of what is shown here: exactly this can be confirmed. Null where nothing is to be confirmed. */
    digest: state === "confirmed" ? null : digest,
    facts: [
      { label: t("packs.owner"), value: questionnaire.copyright, ...own },
      { label: t("packs.licence"), value: notice.licence, ...own },
      { label: t("packs.reason"), value: notice.verdictReason, ...own },
      { label: t("packs.source"), value: notice.source, ...own },
      { label: t("packs.citation"), value: notice.citation, ...own },
      { label: t("packs.attribution"), value: notice.attribution, ...own },
      ...(notice.caution ? [{ label: t("packs.caution"), value: notice.caution, ...own }] : []),
      { label: t("packs.version"), value: notice.version, ...own },
      { label: t("packs.languages"), value: notice.languages.join(", "), ...own },
      { label: t("packs.items"), value: String(questionnaire.item.length) },
    ],
  };
}

export async function packsPage(visit: StaffVisit) {
  const word = new URL(visit.request.url).searchParams.get("said");
  const packs = (await packsOfSite(visit.world)).map((pack) => packShown(pack, visit));
  return { work: workNav(visit), packs, said: saids.find((said) => said === word) ?? null };
}
