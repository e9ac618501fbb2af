// Every route, as every role and as nobody, for what is one's own, what is another's and what never was.
// The permission table decides what must come back; a route that is added is tried here by itself.
import { beforeEach, describe, expect, test } from "vitest";
import { permissions } from "#app/domain/access/permissions.ts";
import { roles } from "#app/domain/access/roles.ts";
import { guardOf } from "#app/http/guard.server.ts";
import {
  called,
  type EveryRole,
  everybody,
  everyRole,
  type RouteModule,
  routeModules,
  routeName,
  type Who,
} from "#tests/support/every-role.ts";

let hospital: EveryRole;
beforeEach(async () => {
  hospital = await everyRole();
});

type Object3 = "own" | "foreign" | "absent";
const nowhere = "0".repeat(26);

/** What stands in the place of a parameter. A parameter not named here stands for things that never were. */
const objectNamed = (name: string, of: Object3): string => {
  if (of === "absent") return name === "release" ? "2031Q1" : nowhere;
  if (name === "caseId") return hospital.cases[of];
  return name === "release" ? "2026Q2" : nowhere;
};

/** Pages whose contents somebody has to make first; absent until then, for everybody. */
const nothingThereYet = ["evaluation.answers[.]json", "evaluation.quarters[.]csv"];

const paramsIn = (name: string): string[] =>
  [...name.matchAll(/\$(\w+)/g)].map(([, param]) => param ?? "");

const holdersOf = (handler: unknown): readonly string[] => {
  const permission = guardOf(handler);
  if (!permission) throw new Error("a handler without a guard");
  return permissions[permission];
};

async function doors(): Promise<{ name: string; module: RouteModule }[]> {
  const found = [];
  // One after the other: loaded side by side, modules that need each other wait for ever.
  for (const [path, load] of Object.entries(routeModules)) {
    found.push({ name: routeName(path), module: await load() });
  }
  return found;
}

const sessionOf = (who: Who) => (who === "nobody" ? null : hospital.sessions[who]);
const objects: Object3[] = ["own", "foreign", "absent"];

/** Everything at once that any form of a case asks, so that the deed itself is tried. */
const deed = {
  do: "close",
  sure: "yes",
  result: "reached",
  durationBand: "15-29",
  mode: "phone",
  ownEase: "fine",
};

async function knock(handler: unknown, name: string, who: Who, of: Object3, isDeed: boolean) {
  const params = Object.fromEntries(paramsIn(name).map((param) => [param, objectNamed(param, of)]));
  return called(
    { handler, params, sessionId: sessionOf(who), ...(isDeed ? { form: deed } : {}) },
    hospital.world,
  );
}

describe.each(["loader", "action"] as const)("every %s", (door) => {
  const isDeed = door === "action";

  test("is as if absent for each role it is not for, whatever it is asked about", async () => {
    let cells = 0;
    for (const { name, module } of await doors()) {
      const handler = module[door];
      if (!handler) continue;
      const holders = holdersOf(handler);
      if (holders.includes("anyone") || holders.includes("receipt-holder")) continue;
      for (const who of roles.filter((role) => !holders.includes(role))) {
        for (const of of objects) {
          const { status, data } = await knock(handler, name, who, of, isDeed);
          expect(status, `${name} ${door} as ${who}, ${of}`).toBe(404);
          if (typeof data === "string") expect(data).not.toContain(nowhere);
          cells += 1;
        }
      }
    }
    expect(cells).toBeGreaterThan(isDeed ? 20 : 100);
  });

  test("leads whoever is not signed in to the sign-in page, and says nothing else", async () => {
    for (const { name, module } of await doors()) {
      const handler = module[door];
      if (!handler) continue;
      const holders = holdersOf(handler);
      if (holders.includes("anyone")) continue;
      for (const of of objects) {
        const { status, location, data } = await knock(handler, name, "nobody", of, isDeed);
        const wanted = holders.includes("receipt-holder") ? /^\/return/ : /^\/sign-in\?next=/;
        expect(status, `${name} ${door}`).toBe(302);
        expect(location, `${name} ${door}`).toMatch(wanted);
        expect(data).toBeNull();
      }
    }
  });

  test("makes no difference between a case of another and one that never was", async () => {
    let cells = 0;
    for (const { name, module } of await doors()) {
      const handler = module[door];
      if (!handler || !name.includes("$caseId")) continue;
      for (const who of everybody) {
        const foreign = await knock(handler, name, who, "foreign", isDeed);
        const absent = await knock(handler, name, who, "absent", isDeed);
        expect(foreign, `${name} ${door} as ${who}`).toEqual(absent);
        if (who !== "nobody") expect(foreign.status, `${name} as ${who}`).toBe(404);
        cells += 1;
      }
    }
    expect(cells).toBeGreaterThan(0);
  });
});

test("every page of a role opens for it, with what is its own", async () => {
  const opened: string[] = [];
  for (const { name, module } of await doors()) {
    const holders = holdersOf(module.loader);
    for (const who of roles.filter((role) => holders.includes(role))) {
      const { status } = await knock(module.loader, name, who, "own", false);
      if (status === 404 && nothingThereYet.includes(name)) continue;
      // Pages about things this hospital has none of are absent for all; the others must open.
      const isOfUnknown = paramsIn(name).some((param) => !["caseId", "release"].includes(param));
      if (!isOfUnknown) expect(status, `${name} as ${who}`).toBeLessThan(400);
      opened.push(`${name} ${who}`);
    }
  }
  expect(opened.length).toBeGreaterThan(12);
});

test("a page for anybody is the same for everybody: it never looks at who is signed in", async () => {
  for (const { name, module } of await doors()) {
    const { loader } = module;
    if (!holdersOf(loader).includes("anyone")) continue;
    const shown = async (who: Who) => {
      let ids = 0;
      const newId = <T extends string>() => `id-${++ids}` as T;
      const randomBytes = (count: number) => Buffer.alloc(count, ++ids);
      const params = Object.fromEntries(paramsIn(name).map((param) => [param, nowhere]));
      const call = { handler: loader, params, sessionId: sessionOf(who) };
      return called(call, { ...hospital.world, newId, randomBytes });
    };
    const forNobody = await shown("nobody");
    for (const who of roles) expect(await shown(who), `${name} as ${who}`).toEqual(forNobody);
  }
});
