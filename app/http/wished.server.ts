// What a person wished for, as the peers' pages show it: only the part that is shown leaves the server.
import type { Gender, Seniority } from "#app/domain/peers/peer.ts";
import type { RoleFamily } from "#app/domain/roster/staff.ts";
import type { RequestContents } from "#app/domain/support-requests/case-contents.ts";
import type { AreaFit } from "#app/domain/triage/see-queue.server.ts";
import { languageName } from "./ask-pages.server.ts";
import type { Visit } from "./guard.server.ts";

export interface Wished {
  areaFit: AreaFit;
  gender: Gender | null;
  language: string | null;
  seniority: Seniority | null;
  /** The line of work when somebody of the same is wished for; else it is nobody's concern. */
  sameProfession: RoleFamily | null;
}

export const wishedOf = (
  {
    wishes,
    areaFit,
    roleFamily,
  }: Pick<RequestContents, "wishes" | "roleFamily"> & { areaFit: AreaFit },
  visit: Visit,
): Wished => ({
  areaFit,
  gender: wishes.gender,
  language: wishes.language ? languageName(wishes.language, visit.locale) : null,
  seniority: wishes.seniority,
  sameProfession: wishes.isSameProfession ? roleFamily : null,
});
