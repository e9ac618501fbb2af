// Each page has a Remix handler of its own. Which one answers an address is decided here, and must be what
// Remix itself would decide among all of them.
import { matchRoutes } from "@remix-run/router";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pagesOf } from "#app/http/page-handlers.server.ts";

const paths: Record<string, { path?: string; index?: true; parentId?: string }> = {
  home: { index: true },
  ask: { path: "ask" },
  cases: { path: "cases", index: true },
  oneCase: { path: "cases/:caseId", index: true },
  log: { path: "cases/:caseId/log" },
  figures: { path: "figures", index: true },
  report: { path: "figures/report" },
  release: { path: "figures/:release" },
  releaseFile: { path: "figures/:release.csv" },
  offer: { path: "offer/:code" },
  admin: { path: "admin" },
  plan: { path: "plan", parentId: "admin" },
  account: { path: ":accountId", parentId: "admin" },
};
const routes = Object.fromEntries([
  ["root", { id: "root", path: "" }],
  ...Object.entries(paths).map(([id, route]) => [id, { id, parentId: "root", ...route }]),
]) as unknown as Parameters<typeof pagesOf>[0];

const tree = (parentId: string): { id: string; path?: string; children?: unknown[] }[] =>
  Object.values(routes)
    .filter((route) => route?.parentId === parentId)
    .map((route) => {
      const { id = "", path, index } = route ?? {};
      const common = { id, ...(path === undefined ? {} : { path }) };
      return index ? { ...common, index } : { ...common, children: tree(id) };
    });
const whole = [{ id: "root", path: "", children: tree("root") }];
const byRemix = (path: string): string[] | undefined =>
  matchRoutes(whole as never, path)?.map((match) => (match.route as { id: string }).id);
const byUs = (path: string): string[] | undefined =>
  pagesOf(routes).find(({ address }) => address.test(path))?.ids;

test("every address is answered by the page that Remix would choose among all", () => {
  const segments = fc.constantFrom(
    ...[
      "ask",
      "cases",
      "log",
      "figures",
      "report",
      "Report",
      "2026Q3",
      "2026Q3.csv",
      "offer",
      "x-1",
    ],
    ...["admin", "plan", "index", "a.b", "%20", "report.csv"],
  );
  const address = fc
    .tuple(fc.array(segments, { maxLength: 4 }), fc.constantFrom("", "/"))
    .map(([parts, end]) => `/${parts.join("/")}${parts.length > 0 ? end : ""}`);
  fc.assert(
    fc.property(address, (path) => {
      const ours = byUs(path);
      // An address that is no page's is left to Remix, whatever it says.
      if (ours) expect(ours).toEqual(byRemix(path));
      else expect(byRemix(path)?.at(-1) ?? "admin").toBe("admin");
    }),
    { numRuns: 2_000 },
  );
});

test("a page brings the layouts it lies in, and nothing else", () => {
  expect(byUs("/admin/plan")).toEqual(["root", "admin", "plan"]);
  expect(byUs("/figures/report")).toEqual(["root", "report"]);
  expect(byUs("/figures/2026Q3.csv")).toEqual(["root", "releaseFile"]);
  expect(byUs("/nowhere")).toBeUndefined();
});
