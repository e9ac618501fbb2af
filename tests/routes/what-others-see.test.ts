// "What would my manager see?": the pages show the real screens on an invented hospital. They may read nothing
// of the real one, and are the same bytes for everybody.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { caseFields, seenBy } from "#app/domain/access/case-fields.ts";
import { fieldNames, reachOf, readers } from "#app/domain/access/who-reaches-what.ts";
import { projectFolder } from "#db/migrate.server.ts";
import { called, routeModules, routeName } from "#tests/support/every-role.ts";
import { htmlProblems } from "#tests/support/page-checks.ts";
import { askForSupport } from "#tests/support/requests.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

const views = ["manager", "administrator", "lead", "table"];

describe("what others would see", () => {
  test("is drawn without reading a row of the real hospital", async () => {
    const world = await testWorld();
    const reader = new Proxy(world.db.reader, {
      get() {
        throw new Error("A page of the sample hospital read the real one.");
      },
    });
    for (const [path, load] of Object.entries(routeModules)) {
      const view = /^privacy_\.(\w+)$/.exec(routeName(path))?.[1];
      if (!view) continue;
      expect(views).toContain(view);
      const { loader } = await load();
      const { status } = await called(
        { handler: loader },
        { ...world, db: { ...world.db, reader } },
      );
      expect(status, view).toBe(200);
    }
  });

  test("is the same, byte for byte, while somebody waits and while nobody does, and is small", async () => {
    const quiet = await siteInProcess(await testWorld(), null);
    const busyWorld = await testWorld("2026-09-14T20:10:00Z");
    for (let turn = 0; turn < 3; turn += 1) await askForSupport(busyWorld);
    const busy = await siteInProcess(busyWorld, null);
    for (const view of views) {
      const [first, second] = [
        await quiet.get(`/privacy/${view}`),
        await busy.get(`/privacy/${view}`),
      ];
      expect(first.status, view).toBe(200);
      expect(second, view).toEqual(first);
      // Without a build the stylesheet has no address yet.
      const html = Buffer.from(first.body.replaceAll('href=""', 'href="/site.css"'), "latin1");
      expect(await htmlProblems(html.toString("utf8")), view).toEqual([]);
      expect(gzipSync(html).length, view).toBeLessThan(10_000);
      expect(first.body.match(/<script/g), view).toHaveLength(1);
    }
  });

  test("is drawn by the screens of those people, with every button off", async () => {
    const site = await siteInProcess(await testWorld(), null);
    for (const [view, words] of [
      ["manager", "Thank you for thinking of them"],
      ["administrator", "Decisions of two"],
      ["lead", "2026Q2"],
    ] as const) {
      const { body } = await site.get(`/privacy/${view}`);
      const [, sample = ""] = /<fieldset[^>]*disabled[^>]*>([\s\S]*)<\/fieldset>/.exec(body) ?? [];
      expect(sample, view).toContain(words);
      expect(sample, view).not.toMatch(/href="\/(figures|admin)/);
      expect(body.replace(sample, ""), view).not.toContain("<form");
    }
  });
});

describe("the published table", () => {
  const document = () => {
    const cells = fieldNames.map(
      (field) => `| ${field} | ${readers.map((reader) => reachOf(reader, field)).join(" | ")} |`,
    );
    return [
      "# Which role can reach which part of a request",
      "",
      "Made from `app/domain/access/case-fields.ts` and `who-reaches-what.ts`; a test compares it with them, and another what the loaders really send (`tests/routes/what-leaves.test.ts`). The same table for people stands at `/privacy/table`.",
      "",
      `| part | ${readers.join(" | ")} |`,
      `| --- |${" --- |".repeat(readers.length)}`,
      ...cells,
      "",
    ].join("\n");
  };

  test("in docs/security is the one that the program obeys", () => {
    const path = join(projectFolder(), "docs", "security", "who-reaches-what.md");
    expect(
      readFileSync(path, "utf8"),
      "Who reaches what has changed: look at it, and if it is right, write it down in docs/security/who-reaches-what.md",
    ).toBe(document());
  });

  test("gives each reader exactly what their view is made of, and a manager, a lead and an administrator nothing", () => {
    const all = Object.fromEntries(fieldNames.map((field) => [field, "x"]));
    for (const reader of readers) {
      const reached = fieldNames.filter((field) => reachOf(reader, field) === "yes");
      if (reader === "manager" || reader === "supervisor") expect(reached).toEqual([]);
      else expect(reached).toEqual(Object.keys(seenBy(reader, all)));
    }
    for (const reader of ["manager", "lead", "administrator"] as const) {
      for (const field of fieldNames) expect(reachOf(reader, field)).toBe("no");
    }
    expect(fieldNames).toEqual(Object.keys(caseFields));
  });
});
