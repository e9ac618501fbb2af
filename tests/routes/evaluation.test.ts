// The lead's evaluation pages over HTTP: what they say, what they refuse, and that nobody else gets them.
import { describe, expect, test } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { startSession } from "#app/domain/access/session.server.ts";
import { computeEvaluation } from "#app/domain/evaluation/compute-evaluation.server.ts";
import { setRollout } from "#app/domain/evaluation/set-rollout.server.ts";
import { personWith } from "#tests/support/actors.ts";
import {
  filesFor,
  importAll,
  input,
  unitsInRoster,
  unitsToEvaluate,
} from "#tests/support/evaluation-series.ts";
import { htmlProblems } from "#tests/support/page-checks.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const addresses = [
  "/evaluation",
  "/evaluation/what-if",
  "/evaluation/answers.json",
  "/evaluation/quarters.csv",
];

async function hospital(unitCount = 40): Promise<TestWorld> {
  const world = await testWorld();
  const units = unitsToEvaluate(unitCount);
  await unitsInRoster(units, world);
  await importAll(filesFor(units), world);
  await computeEvaluation(operator, {}, world);
  return world;
}

async function siteFor(role: Role | null, world: TestWorld) {
  if (role === null) return siteInProcess(world, null);
  const person = await personWith([role], world);
  return siteInProcess(world, await startSession(person.accountId, world));
}

/** Without the stylesheet's address, which only a build gives. */
const sent = (body: string): string =>
  Buffer.from(body, "latin1").toString("utf8").replaceAll('href=""', 'href="/site.css"');

const textOf = (html: string): string =>
  Buffer.from(html, "latin1")
    .toString("utf8")
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replace(/\s+/g, " ");

describe("the lead's evaluation", () => {
  test("leads with one plain paragraph, its certainty and its threats", async () => {
    const site = await siteFor("lead", await hospital());
    const { status, body } = await site.get("/evaluation");
    expect(status).toBe(200);
    expect(await htmlProblems(sent(body))).toEqual([]);
    const text = textOf(body);
    expect(text).toMatch(/Computed on [^.]*March[^.]*, for the hospital as a whole\./);
    expect(text).toContain("consistent with a safer climate");
    expect(text).toContain(
      "Reporting rose. Severe harm: no clear change. Openness went up. Burnout fell.",
    );
    expect(text).toContain("It is never high: units were not drawn by lot");
    for (const threat of ["Spill-over", "Regression to the mean", "Who answered", "Other levers"]) {
      expect(text).toContain(threat);
    }
    expect(text).toContain("answered for by: finance control");
  });

  test("draws seven pictures, each with a title, a table and a sentence on what it does not show", async () => {
    const site = await siteFor("lead", await hospital());
    const { body } = await site.get("/evaluation");
    const pictures = body.split('<div class="picture">').slice(1);
    expect(pictures).toHaveLength(7);
    for (const picture of pictures) {
      expect(picture).toMatch(/^<h3[^>]*>[^<]{15,}<\/h3>/);
      expect(picture.match(/<svg[^>]*role="img"/g)).toHaveLength(1);
      expect(picture).toMatch(/<\/svg>[\s\S]*<table>[\s\S]*<caption[\s\S]*<\/table>/);
      expect(picture).toContain("does not show");
    }
    // Red is for a field that needs another look, nothing here.
    expect(body).not.toMatch(/color-wrong|class="[^"]*problem/);
  });

  test("names units on the timeline by name only, and never beside a number of theirs", async () => {
    const world = await hospital();
    const site = await siteFor("lead", world);
    const { body } = await site.get("/evaluation");
    const before = body.slice(0, body.indexOf('id="rollout-heading"'));
    expect(before).not.toMatch(/Ward W\d\d/);
    expect(body.slice(before.length)).toMatch(/Ward W\d\d/);
    for (const file of ["/evaluation/answers.json", "/evaluation/quarters.csv"]) {
      const answer = await site.get(file);
      expect(answer.status).toBe(200);
      expect(answer.headers["content-disposition"]).toContain("attachment");
      expect(answer.body).not.toMatch(/W\d\d/);
    }
  });

  test("shows refusals as results with what to do", async () => {
    const world = await hospital(6);
    const steps = "unit,lever,start\nW01,peer-support,2024-06\nW02,peer-support,2024-09\n";
    await setRollout(operator, input(steps), world);
    await computeEvaluation(operator, {}, world);
    const { body } = await (await siteFor("lead", world)).get("/evaluation");
    const text = textOf(body);
    expect(text).toContain("The data do not yet allow an answer.");
    expect(text).toContain("Safety reports: Fewer than three units have started");
    expect(text).toContain("Wait until three units have started");
    expect(text).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  test("says when few units switched it to the bootstrap, and when data are newer", async () => {
    const world = await hospital(12);
    await setRollout(operator, input(filesFor(unitsToEvaluate(12)).rollout), world);
    const text = textOf((await (await siteFor("lead", world)).get("/evaluation")).body);
    expect(text).toContain(
      "Burnout score: because units are few, interval and p come from the wild",
    );
    expect(text).toContain("New data were imported after that day.");
  });

  test("says what to do before anything was computed", async () => {
    const text = textOf((await (await siteFor("lead", await testWorld())).get("/evaluation")).body);
    expect(text).toContain("Nothing has been computed yet.");
  });
});

describe("the what-if", () => {
  test("works out the numbers that were put in, and stores nothing", async () => {
    const site = await siteFor("lead", await testWorld());
    const fields = new URLSearchParams({
      people: "100",
      programmeCost: "50000",
      replacementCost: "40000",
      leavingWithout: "10",
      leavingWith: "5",
      dayCost: "300",
      daysWithout: "4",
      daysWith: "2",
    });
    const { status, body } = await site.get(`/evaluation/what-if?${fields}`);
    expect(status).toBe(200);
    const text = textOf(body);
    // 100 x (0.05 x 40,000 + 2 x 300) = 260,000
    expect(text).toContain("would save 210,000 a year more than it costs");
    expect(text).toContain("Saved 260,000");
    expect(text).toContain("treat it, and this page, as a what-if");
    expect((await site.get("/evaluation/what-if")).body).not.toContain("210,000");
  });

  test("says which number needs another look", async () => {
    const site = await siteFor("lead", await testWorld());
    const { status, body } = await site.get("/evaluation/what-if?people=many&dayCost=9999999999");
    expect(status).toBe(200);
    expect(await htmlProblems(sent(body))).toEqual([]);
    expect(body).toContain('href="#field-people"');
    expect(body).toContain('href="#field-dayCost"');
    expect(body).toContain('value="many"');
  });
});

describe("anybody else", () => {
  test.each(["peer", "coordinator", "supervisor", "administrator"] as const)(
    "who is a %s finds nothing at its addresses, nor a way there",
    async (role) => {
      const site = await siteFor(role, await testWorld());
      for (const address of addresses) {
        const answer = await site.get(address);
        expect(answer.status, address).toBe(404);
        expect(textOf(answer.body)).not.toMatch(/computed|reporting|what-if/i);
      }
      expect((await site.get("/account")).body).not.toContain("/evaluation");
    },
  );

  test("who is not signed in is asked to sign in", async () => {
    const site = await siteFor(null, await testWorld());
    for (const address of addresses) {
      const answer = await site.get(address);
      expect(answer.status).toBe(302);
      expect(answer.headers.location).toContain("/sign-in?next=%2Fevaluation");
    }
  });
});
