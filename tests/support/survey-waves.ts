// A roster, a planned wave, and the mails that went out: who got which token, as only the mailboxes know.
import { operator, timer } from "#app/domain/access/actor.ts";
import type { StaffId } from "#app/domain/ids.ts";
import { shippedFor } from "#app/domain/instruments/shipped-instruments.ts";
import { workJobs } from "#app/domain/jobs/work-jobs.server.ts";
import type { Mail } from "#app/domain/mail/mail.ts";
import { mailOf } from "#app/domain/mail/mail-payload.server.ts";
import { staffToAdd, unitsToAdd } from "#app/domain/roster/staff-store.server.ts";
import { planWave } from "#app/domain/surveys/plan-wave.server.ts";
import { waveOf } from "#app/domain/surveys/survey-store.server.ts";
import { tendSurveys } from "#app/domain/surveys/tend-surveys.server.ts";
import type { Wave } from "#app/domain/surveys/wave.ts";
import type { TestWorld } from "./worlds.ts";

/** Fills the roster; everybody has an address that begins with their unit. */
export async function rosterOf(world: TestWorld, sizes: Record<string, number>): Promise<void> {
  const people = Object.entries(sizes).flatMap(([unitCode, size]) =>
    Array.from({ length: size }, (_none, index) => ({
      id: world.newId<StaffId>(),
      number: `${unitCode}-${index}`,
      name: `Person ${index}`,
      email: `${unitCode.toLowerCase()}.${index}@hospital.example`,
      leavesOn: null,
      unitCode,
      profession: "Nurse",
      roleFamily: "nursing" as const,
      language: "en",
      managerId: null,
    })),
  );
  await world.db.allOrNothing((tx) => [
    ...unitsToAdd(
      tx,
      Object.keys(sizes).map((code) => ({ code, name: `Ward ${code}`, site: "Main" })),
    ),
    ...staffToAdd(tx, world.keyring, people).map(({ statement }) => statement),
  ]);
}

export const waveDays = { opensOn: "2026-03-09", closesOn: "2026-03-29" };
/** A night in the middle of the usual wave, its last evening, and the night after it. */
export const nights = {
  first: "2026-03-09T04:10:00Z",
  second: "2026-03-10T04:10:00Z",
  reminding: "2026-03-19T04:10:00Z",
  last: "2026-03-29T18:00:00Z",
  after: "2026-03-30T03:10:00Z",
};

/** A wave of burnout and climate, planned in the world's own week. */
export async function plannedWave(
  world: TestWorld,
  changes: Partial<Parameters<typeof planWave>[1]> = {},
): Promise<Wave> {
  const planned = await planWave(
    operator,
    {
      instruments: ["single-item-burnout", "team-climate"],
      languages: ["en"],
      offered: shippedFor("wave"),
      ...waveDays,
      ...changes,
    },
    world,
  );
  if (planned.outcome !== "planned") throw new Error(JSON.stringify(planned));
  return planned.wave;
}

export const tend = (world: TestWorld, night: string) => tendSurveys(timer, {}, world.at(night));

/** Sends every queued mail, as a mail server would take them. @returns them all. */
export async function mailsSent(world: TestWorld): Promise<Mail[]> {
  const sent: Mail[] = [];
  for (;;) {
    const worked = await workJobs(
      timer,
      {
        limit: 500,
        handlers: {
          "send-mail": async (job) => {
            sent.push(mailOf(job, world));
            return { end: "done" };
          },
        },
      },
      world,
    );
    if (worked.outcome !== "worked") return sent;
  }
}

export const tokenIn = (mail: Mail): string =>
  "link" in mail.props ? (mail.props.link.split("/s/")[1] ?? "") : "";

/** Opens a wave and sends its invitations. @returns token by address. */
export async function openedWave(
  world: TestWorld,
): Promise<{ wave: Wave; tokens: Map<string, string>; open: TestWorld }> {
  const { id } = await plannedWave(world);
  const open = world.at(nights.first);
  await tend(world, nights.first);
  const tokens = new Map((await mailsSent(open)).map((mail) => [mail.to, tokenIn(mail)]));
  const wave = await waveOf(world.db, id);
  if (!wave) throw new Error("the wave is gone");
  return { wave, tokens, open };
}
