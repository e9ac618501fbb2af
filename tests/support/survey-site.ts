// A running site on which a survey is open: its tokens as only the mailboxes know them, somebody in each role
// that looks at surveys, a licensed pack and one that is not right, and a month of another tool.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { timer } from "#app/domain/access/actor.ts";
import type { Role } from "#app/domain/access/roles.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { tendSurveys } from "#app/domain/surveys/tend-surveys.server.ts";
import { personWith } from "./actors.ts";
import { importedBy } from "./imported-scores.ts";
import { putPack } from "./packs.ts";
import { type RunningSite, runningSite } from "./running-site.ts";
import { signPulsePlans } from "./signed-hospital.ts";
import { mailsSent, plannedWave, rosterOf, tokenIn } from "./survey-waves.ts";
import type { TestWorld } from "./worlds.ts";

type Who = Exclude<Role, "supervisor">;

export interface SurveySite extends RunningSite {
  waveId: string;
  people: Record<Who, { email: string }>;
  /** A link that nobody has used. */
  nextToken(): string;
  /** On the site's own calendar. */
  dayAfter(days: number): string;
}

const importedMonth =
  "unit,wave,scale,score,answers,invited,positive\nA,2026-01,teamwork,4,20,40,71\nB,2026-01,teamwork,3.5,12,30,55\n";

export async function startSurveySite(): Promise<SurveySite> {
  const packs = mkdtempSync(join(tmpdir(), "alongside-packs-"));
  putPack(packs, "licensed");
  mkdirSync(join(packs, "half-a-pack"));
  const site = await runningSite({
    ALONGSIDE_LOCALES: "en,en-XA,ar-XB",
    ALONGSIDE_PACKS: packs,
  });
  const here = await site.openHere();
  const world = here.worldAt() as unknown as TestWorld;
  const today = dayOf(world.now, world.settings.timeZone);
  const dayAfter = (days: number) => addDays(today, days);
  await rosterOf(world, { A: 40, B: 30, C: 9 });
  const people = {
    lead: await personWith(["lead"], world),
    coordinator: await personWith(["coordinator"], world),
    peer: await personWith(["peer"], world),
    administrator: await personWith(["administrator"], world),
  };
  await signPulsePlans(world);
  await importedBy(world, "sops-hospital", importedMonth);
  const wave = await plannedWave(world, { opensOn: dayAfter(0), closesOn: dayAfter(9) });
  await tendSurveys(timer, {}, here.worldAt());
  const sent = await mailsSent(here.worldAt() as unknown as TestWorld);
  const tokens = sent.map(tokenIn).filter((token) => token !== "");
  await here.close();
  await site.start();
  return {
    ...site,
    waveId: wave.id,
    people,
    dayAfter,
    nextToken() {
      const token = tokens.pop();
      if (!token) throw new Error("no invitation is left");
      return token;
    },
    async remove() {
      await site.remove();
      rmSync(packs, { recursive: true, force: true });
    },
  };
}
