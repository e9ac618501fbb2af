// Groups for teams: a coordinator plans them, whoever is asked answers, and whoever gave one counts heads.
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "#app/domain/access/permissions.ts";
import { answerGroup } from "#app/domain/groups/answer-group.server.ts";
import { countGroup } from "#app/domain/groups/count-group.server.ts";
import { groupPlanForm, headsForm } from "#app/domain/groups/group.ts";
import { planGroup } from "#app/domain/groups/plan-group.server.ts";
import { seeGroups } from "#app/domain/groups/see-groups.server.ts";
import type { CaseId } from "#app/domain/ids.ts";
import {
  type FieldProblem,
  readAnswers,
  type TypedValues,
  textOf,
  typedValues,
} from "#app/http/form-reply.server.ts";
import { groupsPage } from "#app/http/groups-page.server.ts";
import { guardStaff, notFound, type StaffVisit } from "#app/http/guard.server.ts";
import { workNav } from "#app/http/work-nav.server.ts";
import { GroupPlanScreen } from "#app/screens/work/group-plan-screen.tsx";
import { GroupsScreen, groupSaids } from "#app/screens/work/groups-screen.tsx";

export const handle = { isForStaff: true };

export interface GroupsReply {
  /** The group whose form this answers. */
  of?: string;
  problems?: FieldProblem[];
  values?: TypedValues;
}

export const loader = guardStaff("see-groups", async (visit) => {
  const { searchParams } = new URL(visit.request.url);
  const seen = await seeGroups(visit.actor, { planning: searchParams.get("plan") }, visit.world);
  if (seen.outcome === "not-allowed") throw notFound();
  const said = searchParams.get("said");
  return {
    work: workNav(visit),
    page: groupsPage(seen, visit),
    said: groupSaids.find((word) => word === said) ?? null,
  };
});

const here = (said: string) => redirect(`/groups?said=${said}`);

/** In which field each refusal is put right. */
const fieldOf = {
  "past-moment": "on",
  "no-such-place": "place",
  "no-such-facilitator": "facilitator",
  "no-such-peer": "peers",
} as const;

async function plan(visit: StaffVisit, caseId: CaseId, values: TypedValues) {
  if (!may(visit.actor, "plan-groups")) throw notFound();
  const read = readAnswers(visit, groupPlanForm, values);
  if (!read.isRight) {
    return data<GroupsReply>({ of: caseId, problems: read.problems, values }, 422);
  }
  const { outcome } = await planGroup(visit.actor, { ...read.answers, caseId }, visit.world);
  if (outcome === "not-found") throw notFound();
  if (outcome === "planned" || outcome === "too-late") return here(outcome);
  const text = visit.language.t(`groups.problems.${outcome}`);
  const problems = [{ field: fieldOf[outcome], text }];
  return data<GroupsReply>({ of: caseId, problems, values }, 422);
}

async function count(visit: StaffVisit, caseId: CaseId, values: TypedValues) {
  let heads: number | null = null;
  if (textOf(values, "do") === "count") {
    const read = readAnswers(visit, headsForm, values);
    if (!read.isRight) {
      return data<GroupsReply>({ of: caseId, problems: read.problems, values }, 422);
    }
    heads = read.answers.heads;
  }
  const { outcome } = await countGroup(visit.actor, { caseId, heads }, visit.world);
  if (outcome === "not-found") throw notFound();
  return here(outcome);
}

export const action = guardStaff("see-groups", async (visit) => {
  const values = await typedValues(visit.request);
  const caseId = textOf(values, "case") as CaseId;
  const wanted = textOf(values, "do");
  switch (wanted) {
    case "plan":
      return plan(visit, caseId, values);
    case "count":
    case "not-held":
      return count(visit, caseId, values);
    case "coming":
    case "declined": {
      const input = { caseId, answer: wanted } as const;
      const { outcome } = await answerGroup(visit.actor, input, visit.world);
      if (outcome === "not-found") throw notFound();
      return here(outcome);
    }
    default:
      return redirect("/groups");
  }
});

export default function Groups() {
  const { page, said } = useLoaderData<typeof loader>();
  const reply = (useActionData<typeof action>() ?? {}) as GroupsReply;
  if (page.form) return <GroupPlanScreen form={page.form} reply={reply} />;
  return <GroupsScreen page={page} said={said} reply={reply} />;
}
