// The evaluation of the demonstration: the invented hospital's series through the product's own imports,
// then computed once.
import { operator } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar/local-time.ts";
import { computeEvaluation } from "#app/domain/evaluation/compute-evaluation.server.ts";
import { importDenominators } from "#app/domain/evaluation/import-denominators.server.ts";
import { importOutcomes } from "#app/domain/evaluation/import-outcomes.server.ts";
import { importSafetyReports } from "#app/domain/evaluation/import-safety-reports.server.ts";
import type { ImportInput } from "#app/domain/evaluation/import-series.server.ts";
import { setRollout } from "#app/domain/evaluation/set-rollout.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { chanceOf } from "#db/seed/chance.ts";
import { inventedEvaluation } from "#db/seed/evaluation.ts";
import { unitsOfHospital } from "#db/seed/units.ts";
import { DemoBroken } from "./set-up-hospital.server.ts";

const withoutPatients = ["behind", "pharmacy", "therapy"];

/** @param world at the demonstration's present, with the roster taken on. */
export async function fillEvaluation(world: World, seed: string): Promise<void> {
  const units = unitsOfHospital.map(({ code, weight, mix, kind }) => ({
    code,
    weight,
    hasPatients: !withoutPatients.includes(kind) && mix.some(([family]) => family === "medical"),
  }));
  const today = dayOf(world.now, world.settings.timeZone);
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 2;
  const lastMonth = `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  const files = inventedEvaluation(units, lastMonth, chanceOf(seed, "evaluation"));
  const input = (text: string): ImportInput => ({
    text,
    mapping: null,
    areGapsAllowed: false,
    isApplied: true,
  });
  const taken = [
    await setRollout(operator, input(files.rollout), world),
    await importSafetyReports(operator, input(files.safetyReports), world),
    await importDenominators(
      operator,
      { ...input(files.denominators), owner: "finance-control" },
      world,
    ),
    await importOutcomes(operator, input(files.outcomes), world),
    await computeEvaluation(operator, {}, world),
  ];
  const wrong = taken.find(({ outcome }) => outcome !== "imported" && outcome !== "computed");
  if (wrong) throw new DemoBroken(`the evaluation was ${wrong.outcome}`);
}
