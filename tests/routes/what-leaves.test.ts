// Every loader as every role: the names of the fields that leave the server, against the list that was looked
// at; and the words that a person typed, against the published table of who reaches what.
import { join } from "node:path";
import { expect, test } from "vitest";
import { anyone } from "#app/domain/access/actor.ts";
import { type FieldReader, reachOf } from "#app/domain/access/who-reaches-what.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { answerGroup } from "#app/domain/groups/answer-group.server.ts";
import { planGroup } from "#app/domain/groups/plan-group.server.ts";
import { seeGroups } from "#app/domain/groups/see-groups.server.ts";
import { askForGroup } from "#app/domain/offers/ask-for-group.server.ts";
import { guardOf } from "#app/http/guard.server.ts";
import { projectFolder } from "#db/migrate.server.ts";
import {
  askedFully,
  called,
  type EveryRole,
  everybody,
  everyRole,
  routeModules,
  routeName,
  type Who,
} from "#tests/support/every-role.ts";

const whatToDo =
  "Another field leaves the server, or one no longer does. If the page shows it, and to whoever may see it, run this test with -u and read the difference; if not, leave it out of the loader.";

type Reader = Who | "requester";
interface Left {
  route: string;
  reader: Reader;
  data: unknown;
}

/** Ids and other long random names stand for any name. */
const named = (key: string): string => (/^[0-9a-z]{26}$/i.test(key) ? "*" : key);

/** `rows[].wished.gender`: the way to everything that is not itself made of parts. */
function pathsIn(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [`${path}[]`] : value.flatMap((one) => pathsIn(one, `${path}[]`));
  }
  if (typeof value !== "object" || value === null || value instanceof Date) return [path];
  return Object.entries(value).flatMap(([key, one]) =>
    pathsIn(one, path === "" ? named(key) : `${path}.${named(key)}`),
  );
}

/** A group that a peer and a supervisor give. @returns how its pages are addressed. */
async function aGroup({ world, actors }: EveryRole): Promise<{ caseId: string; groupId: string }> {
  const asked = { unitCode: "U1", headCount: "6-10" as const, phone: "4711", name: "Ward Sister" };
  await askForGroup(anyone, { ...asked, formKey: "a-group" }, world);
  const { coordinator, supervisor, peer } = actors;
  const look = async () => {
    const seen = await seeGroups(coordinator, { planning: null }, world);
    const [group] = seen.outcome === "seen" ? seen.groups : [];
    if (!group) throw new Error("there is no group");
    return group;
  };
  const { caseId } = await look();
  const on = dayOf(new Date(world.now.getTime() + 2 * 86_400_000), world.settings.timeZone);
  const people = { facilitator: supervisor.accountId, peers: [peer.accountId] };
  const where = { way: "in-person", place: "quiet-room" } as const;
  await planGroup(
    coordinator,
    { caseId, on, at: "15:30", minutes: 60, ...where, ...people },
    world,
  );
  await answerGroup(peer, { caseId, answer: "coming" }, world);
  return { caseId, groupId: (await look()).plan?.id ?? "" };
}

async function everythingThatLeaves(): Promise<Left[]> {
  const hospital = await everyRole();
  const { caseId: groupCase, groupId } = await aGroup(hospital);
  // The form to plan a group has an address of its own kind.
  const paths: Record<string, string[]> = { groups: ["/groups", `/groups?plan=${groupCase}`] };
  const left: Left[] = [];
  for (const [path, load] of Object.entries(routeModules)) {
    const { loader } = await load();
    const route = routeName(path);
    const params: Record<string, string> = {
      caseId: hospital.cases.own,
      release: "2026Q2",
      groupId,
      accountId: hospital.actors.peer.accountId,
      ...hospital.fuller,
    };
    const byReceipt =
      String(guardOf(loader)).endsWith("-own-request") || route.startsWith("support_");
    for (const reader of byReceipt ? ["requester" as const] : everybody) {
      const sessionId =
        reader === "requester" || reader === "nobody" ? null : hospital.sessions[reader];
      const heldCase = reader === "requester" ? { heldCase: hospital.cases.own } : {};
      for (const path of paths[route] ?? ["/somewhere"]) {
        const call = { handler: loader, params, path, sessionId, ...heldCase };
        const answer = await called(call, hospital.world);
        if (answer.status === 200 && answer.data !== null) {
          left.push({ route, reader, data: answer.data });
        }
      }
    }
  }
  return left;
}

/**
 * Which peers are looked at for a suggestion is drawn by lot, and none may be: what a suggestion consists of
 * is therefore always on the list, and an empty draw adds no line.
 */
const byLot = {
  route: "queue",
  empty: "suggestions.*[]",
  parts: ["accountId", "name", "reasons[]"].map((part) => `suggestions.*[].${part}`),
};
const whateverTheLot = (route: string, paths: string[]): string[] =>
  route === byLot.route && paths.includes(byLot.empty)
    ? [...paths.filter((path) => path !== byLot.empty), ...byLot.parts]
    : paths;

test("no field leaves the server but those on the list, nor does a typed word reach whom the table leaves out", async () => {
  const left = await everythingThatLeaves();
  const readersOf = new Map<string, Set<string>>();
  for (const { route, reader, data } of left) {
    const paths = typeof data === "object" ? whateverTheLot(route, pathsIn(data)) : ["(a file)"];
    // The way around is the same on every page; queue shows it once.
    for (const path of paths.filter((one) => route === "queue" || !one.startsWith("work."))) {
      const key = `${route} ${path}`;
      readersOf.set(key, (readersOf.get(key) ?? new Set()).add(reader));
    }
  }
  const list = [...readersOf]
    .map(([key, readers]) => {
      const who = [...readers].sort();
      return `${key}: ${who.length === everybody.length ? "everybody" : who.join(" ")}`;
    })
    .sort();
  expect(list.length).toBeGreaterThan(300);
  const file = join(projectFolder(), "tests", "routes", "what-leaves.txt");
  try {
    await expect(`${list.join("\n")}\n`).toMatchFileSnapshot(file);
  } catch (error) {
    throw new Error(`${whatToDo}\n${(error as Error).message}`, { cause: error });
  }
  expect(list).toContain("queue rows[].waitBand: coordinator peer");

  const typed = {
    name: askedFully.reach.name,
    reach: askedFully.reach.phone,
    avoid: askedFully.wishes.avoid,
  } as const;
  const viewsOf: Record<Reader, FieldReader[]> = {
    requester: ["requester"],
    peer: ["queue-peer", "holding-peer"],
    coordinator: ["coordinator"],
    supervisor: ["supervisor"],
    lead: ["lead"],
    administrator: ["administrator"],
    nobody: ["manager"],
  };
  for (const [field, word] of Object.entries(typed) as [keyof typeof typed, string][]) {
    const reached = new Set(
      left.filter(({ data }) => JSON.stringify(data).includes(word)).map(({ reader }) => reader),
    );
    const wanted = (Object.keys(viewsOf) as Reader[]).filter((reader) =>
      // In this hospital the person has allowed it, and two administrators have opened it.
      viewsOf[reader].some((view) => reachOf(view, field) !== "no"),
    );
    expect([...reached].sort(), `who is sent the ${field}`).toEqual(wanted.sort());
  }
});
