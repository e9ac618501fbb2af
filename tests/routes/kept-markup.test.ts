// Markup kept for everybody must never hold what one person chose, and must change when the facts do.
import { describe, expect, it } from "vitest";
import { operator } from "#app/domain/access/actor.ts";
import { planDuty } from "#app/domain/duty/plan-duty.server.ts";
import { keptMarkup } from "#app/http/kept-markup.server.ts";
import { siteInProcess } from "#tests/support/site-in-process.ts";
import { testWorld } from "#tests/support/worlds.ts";

const everyDay = (fromMinute: number, toMinute: number) =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute, toMinute }));

describe("markup kept for everybody", () => {
  it("does not show to the next person what somebody chose", async () => {
    const site = await siteInProcess(await testWorld(), null);
    const untouched = await site.get("/ask?page=1");
    const chosen = await site.post("/ask?page=1", { question: "how-soon", howSoon: "now" });
    const cookie = chosen.headers["set-cookie"]?.split(";")[0] ?? "";
    expect(chosen.status).toBe(302);
    const mine = await site.send("/ask?page=1", { headers: { cookie } });
    expect(mine.body).toMatch(/checked/);
    const next = await site.get("/ask?page=1");
    expect(next.body).toBe(untouched.body);
    expect(next.body).not.toMatch(/checked/);
  });

  it("does not keep the page that answers a mistake", async () => {
    const site = await siteInProcess(await testWorld(), null);
    const untouched = await site.get("/ask?page=1");
    const mistaken = await site.post("/ask?page=1", { question: "how-soon" });
    expect(mistaken.status).toBe(422);
    expect((await site.get("/ask?page=1")).body).toBe(untouched.body);
  });

  it("says the new hours as soon as the hours are changed", async () => {
    const world = await testWorld();
    const site = await siteInProcess(world, null);
    const bodies = [];
    for (const hours of [everyDay(0, 1440), everyDay(180, 240)]) {
      await planDuty(operator, { hours }, world);
      bodies.push((await site.get("/ask?page=1")).body);
    }
    expect(bodies[0]).not.toBe(bodies[1]);
  });

  it("speaks each reader's language", async () => {
    const world = await testWorld();
    const settings = { ...world.settings, locales: ["en", "en-XA"] };
    const site = await siteInProcess({ ...world, settings }, null);
    const inLanguage = async (locale: string) =>
      (await site.send("/crisis", { headers: { "accept-language": locale } })).body;
    expect(await inLanguage("en")).toContain('lang="en"');
    expect(await inLanguage("en-XA")).toContain('lang="en-XA"');
  });

  it("draws a page once for the same facts, and each time where nothing may be kept", async () => {
    const { settings } = await testWorld();
    let drawn = 0;
    const draw = () => {
      drawn += 1;
      return `drawing ${drawn}`;
    };
    expect(keptMarkup(settings, "facts", draw)).toBe("drawing 1");
    expect(keptMarkup(settings, "facts", draw)).toBe("drawing 1");
    expect(keptMarkup(settings, "other facts", draw)).toBe("drawing 2");
    expect(keptMarkup(settings, null, draw)).toBe("drawing 3");
    expect(keptMarkup(settings, null, draw)).toBe("drawing 4");
  });
});
