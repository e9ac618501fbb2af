// The way around for people at work: only what their roles may open, and never a number beside a word.
import { may, type Permission, permissions } from "#app/domain/access/permissions.ts";
import type { Role } from "#app/domain/access/roles.ts";
import type { WorkNavProps } from "#app/ui/work-nav.tsx";
import type { Reader, StaffVisit } from "./guard.server.ts";

const places = [
  { to: "/queue", key: "queue", permission: "see-queue" },
  { to: "/cases", key: "cases", permission: "see-own-cases" },
  { to: "/availability", key: "availability", permission: "plan-own-duty" },
  { to: "/follow-ups", key: "followUps", permission: "see-own-cases" },
  { to: "/groups", key: "groups", permission: "see-groups" },
  { to: "/supervision", key: "supervision", permission: "see-supervision" },
  { to: "/programme/directory", key: "directory", permission: "manage-directory" },
  { to: "/programme", key: "programme", permission: "see-programme" },
  { to: "/figures", key: "figures", permission: "read-releases" },
  { to: "/admin/accounts", key: "accounts", permission: "manage-accounts" },
  { to: "/admin/plan", key: "plan", permission: "sign-release-plan" },
  { to: "/admin/packs", key: "packs", permission: "confirm-packs" },
  { to: "/surveys", key: "surveys", permission: "read-surveys" },
  { to: "/admin/retention", key: "retention", permission: "see-proposals" },
  { to: "/admin/decisions", key: "decisions", permission: "see-proposals" },
  { to: "/evaluation", key: "evaluation", permission: "read-evaluation" },
] as const satisfies { to: string; key: string; permission: Permission }[];

/** The names of every page a role may open from the way around; for showing it to others. */
export const pagesOf = (role: Role, { language }: Reader): string[] =>
  places
    .filter(({ permission }) => {
      const holders: readonly string[] = permissions[permission];
      return holders.includes(role);
    })
    .map(({ key }) => language.t(`work.nav.${key}`));

export function workNav(visit: StaffVisit): WorkNavProps {
  const { actor, request, language, session, world } = visit;
  const { pathname } = new URL(request.url);
  return {
    items: places
      .filter(({ permission }) => may(actor, permission))
      .map(({ to, key }) => ({
        to,
        label: language.t(`work.nav.${key}`),
        isHere:
          pathname === to ||
          (pathname.startsWith(`${to}/`) && !places.some((place) => place.to === pathname)),
      })),
    who: language.t("work.nav.account"),
    endsInSeconds: Math.floor((session.endsAt.getTime() - world.now.getTime()) / 1_000),
  };
}

/** Where a person's work begins after signing in. */
export function firstPlace(roles: readonly string[]): string {
  if (roles.includes("peer") || roles.includes("coordinator")) return "/queue";
  if (roles.includes("supervisor")) return "/supervision";
  if (roles.includes("lead")) return "/figures";
  return roles.includes("administrator") ? "/admin/accounts" : "/account";
}
