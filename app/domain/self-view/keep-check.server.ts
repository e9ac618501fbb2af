// Keeps one check of a person's own, shows all of them, or forgets them. Nobody else's page reads them, and
// nothing here is ever counted.
import type { Actor } from "#app/domain/access/actor.ts";
import { may } from "#app/domain/access/permissions.ts";
import { addDays } from "#app/domain/calendar/local-time.ts";
import type { Instrument } from "#app/domain/instruments/instrument.ts";
import { isOffered as isAnswerOffered } from "#app/domain/surveys/answer.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne } from "#db/all-or-nothing.server.ts";
import { isOffered, mostChecks, type SelfCheck } from "./self-check.ts";
import {
  checksOf,
  checksToForget,
  checkToAdd,
  selfViewToForget,
  selfViewToKeepUntil,
} from "./self-view-store.server.ts";
import {
  type CodeHolder,
  type OpenSelfView,
  openedCheck,
  openedSelfView,
  sealedCheck,
} from "./self-view-vault.server.ts";

/** A view with a code is kept this long after the last check. */
const keptDays = 180;

export type ChecksSeen =
  | { outcome: "seen"; checks: SelfCheck[]; beganOn: string; today: string; hasCase: boolean }
  | { outcome: "not-found" };

async function allChecks(view: OpenSelfView, { db }: World): Promise<SelfCheck[]> {
  const rows = await checksOf(db, view.owner);
  return rows
    .map(({ id, sealedCheck }) => openedCheck(view.key, id, sealedCheck))
    .sort((a, b) => a.on.localeCompare(b.on));
}

const beginningOf = (view: OpenSelfView, checks: readonly SelfCheck[]): string =>
  view.beganOn ?? checks[0]?.on ?? view.today;

export async function seeChecks(
  actor: Actor,
  { holder }: { holder: CodeHolder | null },
  world: World,
): Promise<ChecksSeen> {
  const view = await openedSelfView(actor, holder, world);
  if (!may(actor, "keep-self-view") || !view) return { outcome: "not-found" };
  const checks = await allChecks(view, world);
  const { today, owner } = view;
  return {
    outcome: "seen",
    checks,
    beganOn: beginningOf(view, checks),
    today,
    hasCase: "caseId" in owner,
  };
}

export type CheckKept =
  | { outcome: "kept" }
  | { outcome: "not-found" | "not-offered" | "nothing-answered" | "too-many" };

export async function keepCheck(
  actor: Actor,
  input: {
    holder: CodeHolder | null;
    instrument: Instrument;
    answers: Readonly<Record<string, number>>;
  },
  world: World,
): Promise<CheckKept> {
  const view = await openedSelfView(actor, input.holder, world);
  if (!may(actor, "keep-self-view") || !view) return { outcome: "not-found" };
  const { instrument, answers } = input;
  const checks = await allChecks(view, world);
  const isRight =
    instrument.notice.uses.includes("self-view") &&
    isOffered(instrument, beginningOf(view, checks), view.today) &&
    isAnswerOffered(instrument, answers);
  if (!isRight) return { outcome: "not-offered" };
  if (Object.keys(answers).length === 0) return { outcome: "nothing-answered" };
  if (checks.length >= mostChecks) return { outcome: "too-many" };
  const id = world.newId<string>();
  const check = {
    on: view.today,
    instrument: instrument.id,
    version: instrument.notice.version,
    answers: { ...answers },
  };
  const { owner, key, today } = view;
  const written = await world.db.allOrNothing((tx) => [
    ...("selfViewId" in owner
      ? [
          exactlyOne(
            selfViewToKeepUntil(tx, owner.selfViewId, addDays(today, keptDays)),
            "not-found",
          ),
        ]
      : []),
    checkToAdd(tx, owner, { id, sealedCheck: sealedCheck(key, id, check) }),
  ]);
  return { outcome: written.done ? "kept" : "not-found" };
}

/** Everything at once: what somebody noted for themselves they may take back. */
export async function forgetChecks(
  actor: Actor,
  { holder }: { holder: CodeHolder | null },
  world: World,
): Promise<{ outcome: "forgotten" | "not-found" }> {
  const view = await openedSelfView(actor, holder, world);
  if (!may(actor, "keep-self-view") || !view) return { outcome: "not-found" };
  const { owner } = view;
  await world.db.allOrNothing((tx) =>
    "caseId" in owner ? [checksToForget(tx, owner)] : [selfViewToForget(tx, owner.selfViewId)],
  );
  return { outcome: "forgotten" };
}
