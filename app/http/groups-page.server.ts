// The page of groups in words. Of the request it has what a coordinator may see, and no more.
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { type GroupPlace, placeOfEntry } from "#app/domain/groups/group.ts";
import type { GroupChoices, GroupsSeen, SeenGroup } from "#app/domain/groups/see-groups.server.ts";
import { momentWords } from "./form-reply.server.ts";
import type { Visit } from "./guard.server.ts";

function shownGroup(group: SeenGroup, visit: Visit) {
  const { caseId, stage, isWaiting, headCount, waitBand, plan, people, own, mayCount } = group;
  return {
    caseId: caseId as string,
    stage,
    isWaiting,
    headCount,
    waitBand,
    people: people.map(({ name, part, answer }) => ({ name, part, answer })),
    own,
    mayCount,
    plan: plan && {
      id: plan.id as string,
      when: momentWords(plan.meetsAt, visit),
      minutes: plan.minutes,
      way: plan.way,
      // An entry of the directory has its own name; the list is in the catalogue.
      entryName: plan.place.startsWith(placeOfEntry("")) ? (plan.placeName ?? "") : null,
      place: plan.place as GroupPlace,
    },
  };
}
export type ShownGroup = ReturnType<typeof shownGroup>;

/** What the form begins with: the plan as it is. */
function plannedValues(group: SeenGroup | undefined, { world }: Visit) {
  const { timeZone } = world.settings;
  const { plan = null, people = [] } = group ?? {};
  const named = (part: "facilitator" | "peer") =>
    people.filter((one) => one.part === part).map(({ accountId }) => accountId as string);
  return {
    on: plan ? dayOf(plan.meetsAt, timeZone) : "",
    at: plan
      ? new Intl.DateTimeFormat("en-GB", {
          hour: "2-digit",
          minute: "2-digit",
          timeZone,
        }).format(plan.meetsAt)
      : "",
    minutes: String(plan?.minutes ?? 60),
    way: plan?.way ?? "in-person",
    place: plan?.place ?? "quiet-room",
    facilitator: named("facilitator")[0] ?? "",
    peers: named("peer"),
  };
}

function planForm(choices: GroupChoices, groups: SeenGroup[], visit: Visit) {
  const planned = groups.find(({ caseId }) => caseId === choices.caseId);
  const option = ({ accountId, name }: { accountId: string; name: string }) => {
    const asked = planned?.people.find((one) => one.accountId === accountId);
    return {
      value: accountId,
      label: name,
      ...(asked ? { hint: visit.language.t(`groups.answers.${asked.answer}`) } : {}),
    };
  };
  return {
    caseId: choices.caseId as string,
    headCount: planned?.headCount ?? null,
    facilitators: choices.facilitators.map(option),
    peers: choices.peers.map(option),
    entries: choices.places.map(({ id, name }) => ({ value: placeOfEntry(id), label: name })),
    values: plannedValues(planned, visit),
  };
}
export type GroupPlanForm = ReturnType<typeof planForm>;

export function groupsPage({ groups, isPlanner, choices }: GroupsSeen, visit: Visit) {
  return {
    isPlanner,
    groups: groups.map((group) => shownGroup(group, visit)),
    form: choices ? planForm(choices, groups, visit) : null,
  };
}
export type GroupsPage = ReturnType<typeof groupsPage>;
