// What of a case reaches whom, by trial: one field after the other is changed in the store, and everything each
// role's pages are handed is compared with before. A field that makes a difference is a field that is reached.
import { expect, test } from "vitest";
import type { Authorized } from "#app/domain/access/authorize.ts";
import { caseFields, type Viewer } from "#app/domain/access/case-fields.ts";
import type { CaseId } from "#app/domain/ids.ts";
import type {
  ContactContents,
  RequestContents,
} from "#app/domain/support-requests/case-contents.ts";
import {
  caseOf,
  caseToChange,
  type SupportCase,
} from "#app/domain/support-requests/case-store.server.ts";
import {
  caseKeyOf,
  openContact,
  openRequest,
  sealContact,
  sealRequest,
} from "#app/domain/support-requests/case-vault.server.ts";
import {
  called,
  type EveryRole,
  everyRole,
  type RouteModule,
  routeModules,
  routeName,
} from "#tests/support/every-role.ts";

type Field = Exclude<keyof typeof caseFields, "id" | "openings" | "attempts" | "encounters">;
type Change = {
  request?: Partial<RequestContents>;
  contact?: Partial<ContactContents>;
  row?: Partial<Pick<SupportCase, "responseClass" | "contactDueAt" | "lapsesOn">>;
};

/** Another value of each field, and where it lies. */
const changes: Partial<Record<Field | "unitCode" | "staffId", Change>> = {
  name: { contact: { name: "Zqother Name" } },
  reach: { contact: { reach: "0699 0000000" } },
  channel: { contact: { channel: "email" } },
  eventKind: { request: { eventKind: "violence" } },
  avoid: { request: { avoid: "Zqother Avoided" } },
  wishes: {
    request: {
      wishes: {
        area: "any",
        isSameProfession: false,
        gender: "man",
        language: "de",
        seniority: null,
      },
    },
  },
  roleFamily: { request: { roleFamily: "medical" as never } },
  headCount: { request: { headCount: "over-20" } },
  responseClass: { row: { responseClass: "urgent" } },
  lapsesOn: { row: { lapsesOn: "2027-01-15" } },
  unitCode: { request: { unitCode: "U02" } },
  staffId: { request: { staffId: "zq-staff" } },
};

async function changed(
  hospital: EveryRole,
  caseId: CaseId,
  change: Change,
): Promise<() => Promise<void>> {
  const { world } = hospital;
  const found = await caseOf(world.db, caseId);
  if (!found) throw new Error("no such case");
  const { supportCase } = found;
  const caseKey = caseKeyOf(world.keyring, found);
  const request = { ...openRequest(caseKey, supportCase), ...change.request };
  const contact = {
    ...openContact(caseKey, supportCase as Authorized<SupportCase>),
    ...change.contact,
  };
  const write = async (set: Partial<SupportCase>) => {
    const now = await caseOf(world.db, caseId);
    if (!now) throw new Error("gone");
    await world.db.allOrNothing((tx) => [caseToChange(tx, now.supportCase, set)]);
  };
  await write({
    ...change.row,
    sealedRequest: sealRequest(caseKey, request),
    sealedContact: sealContact(caseKey, contact),
  });
  const { sealedRequest, sealedContact, responseClass, contactDueAt, lapsesOn } = supportCase;
  return () => write({ sealedRequest, sealedContact, responseClass, contactDueAt, lapsesOn });
}

const viewers = {
  "queue-peer": "waiting",
  "holding-peer": "own",
  coordinator: "waiting",
  requester: "own",
  lead: "own",
  administrator: "own",
} as const satisfies Record<Viewer, keyof EveryRole["cases"]>;

test("shows each role the fields of a case that its table says, and no other", async () => {
  const hospital = await everyRole();
  const modules: { name: string; module: RouteModule }[] = [];
  for (const [path, load] of Object.entries(routeModules)) {
    modules.push({ name: routeName(path), module: await load() });
  }
  const { sessions, cases, world } = hospital;
  const roleOf = {
    "queue-peer": "peer",
    "holding-peer": "peer",
    coordinator: "coordinator",
    lead: "lead",
    administrator: "administrator",
  } as const;
  const handed = async (viewer: Viewer) => {
    const given: unknown[] = [];
    let ids = 0;
    const newId = <T extends string>() => `id-${++ids}` as T;
    for (const { name, module } of modules) {
      if (/offer|account\.\$|^s\.|refer|evaluation|what-if/.test(name)) continue;
      const params = { caseId: cases[viewers[viewer]], release: "2026Q2" };
      const who =
        viewer === "requester" ? { heldCase: cases.own } : { sessionId: sessions[roleOf[viewer]] };
      const { status, data } = await called(
        { handler: module.loader, params, ...who },
        world,
      ).catch(() => ({ status: 0, data: null }));
      given.push([name, status, data]);
    }
    return JSON.stringify(given);
  };
  const reached: Record<string, string[]> = {};
  for (const viewer of Object.keys(viewers) as Viewer[]) {
    await handed(viewer); // what is written down at the first look
    const before = await handed(viewer);
    expect(await handed(viewer), `${viewer}: the same twice`).toBe(before);
    const fields: string[] = [];
    for (const [field, change] of Object.entries(changes)) {
      const back = await changed(hospital, cases[viewers[viewer]], change);
      if ((await handed(viewer)) !== before) fields.push(field);
      await back();
    }
    reached[viewer] = fields;
  }
  // Where a wish for the own area is compared with the unit, the peer sees the fit, not the unit.
  const allowed = (viewer: Viewer) =>
    Object.entries(caseFields)
      .filter(([, who]) => (who as readonly string[]).includes(viewer))
      .map(([field]) => field);
  for (const [viewer, fields] of Object.entries(reached)) {
    const beyond = fields.filter((field) => !allowed(viewer as Viewer).includes(field));
    expect(
      beyond.filter((field) => field !== "unitCode"),
      viewer,
    ).toEqual([]);
  }
  expect(reached.lead).toEqual([]);
  expect(reached.administrator).toEqual([]);
  expect(reached.coordinator).not.toEqual(expect.arrayContaining(["wishes"]));
  expect(reached["holding-peer"]).toEqual(expect.arrayContaining(["name", "reach", "eventKind"]));
  expect(reached["queue-peer"]).toEqual(expect.arrayContaining(["wishes"]));
});
