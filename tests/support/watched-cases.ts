// Looks at the tables after every single deed of a simulated month, and keeps its own account of it: whether
// each promise was kept, who must have been told by now, and how often a coordinator must have been called.
import type { CaseId } from "#app/domain/ids.ts";
import type { MailTemplate } from "#app/domain/mail/mail.ts";
import {
  type CaseWithGrant,
  caseOf,
  type SupportCase,
} from "#app/domain/support-requests/case-store.server.ts";
import { caseKeyOf, openRequest } from "#app/domain/support-requests/case-vault.server.ts";
import { isOpen, type ResponseClass } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { supportCases } from "#db/schema/support-requests.ts";

/** One promise: from asking, or from a new beginning that the person wished, to contact. */
export interface Spell {
  caseId: CaseId;
  responseClass: ResponseClass;
  since: number;
  dueAt: number;
  contactedAt: number | null;
  /** When the clock wrote down that a coordinator is to be called. */
  callStepAt: number | null;
  /** The person withdrew, paused or began anew before anybody had tried. */
  isOver: boolean;
}

interface Known {
  row: SupportCase;
  told: string[];
  spell: Spell | null;
}

export interface WatchedCases {
  spells: Spell[];
  /** How many letters each address must have got, by `template address`. */
  letters: Map<string, number>;
  /** Steps of the clock that call. */
  callSteps: number;
  look(world: World): Promise<void>;
}

const statesOnClock: readonly SupportCase["state"][] = ["taken", "in-touch"];

/** @param addressOf of an account. @param coordinators told of everything that begins to wait. */
export function watchedCases(
  addressOf: ReadonlyMap<string, string>,
  coordinators: readonly string[],
): WatchedCases {
  const known = new Map<CaseId, Known>();
  const watched: WatchedCases = { spells: [], letters: new Map(), callSteps: 0, look };
  const expectLetter = (template: MailTemplate, to: string): void => {
    const key = `${template} ${to}`;
    watched.letters.set(key, (watched.letters.get(key) ?? 0) + 1);
  };

  async function look(world: World): Promise<void> {
    const { id, version } = supportCases;
    for (const head of await world.db.reader.select({ id, version }).from(supportCases)) {
      const before = known.get(head.id);
      if (before?.row.version === head.version) continue;
      const entry = await caseOf(world.db, head.id);
      if (entry) await note(entry, before, world);
    }
  }

  async function note(
    entry: CaseWithGrant,
    before: Known | undefined,
    world: World,
  ): Promise<void> {
    const row = entry.supportCase;
    const at = world.now.getTime();
    const beginsToWait = row.state === "waiting" && before?.row.state !== "waiting";
    if (beginsToWait) for (const to of coordinators) expectLetter("request-waiting", to);
    const told = beginsToWait ? [] : (before?.told ?? []);
    const asked = openRequest(caseKeyOf(world.keyring, entry), row).askedPeers;
    if (new Set(asked).size !== asked.length) throw new Error("a peer was told twice of one case");
    for (const id of asked.filter((one) => !told.includes(one))) {
      expectLetter("request-waiting", addressOf.get(id) ?? "nobody");
    }
    const spell = spellNow(row, before, at);
    known.set(row.id, { row, told: asked, spell });
    const isSameWait = before?.row.state === row.state && before.row.clockStep < row.clockStep;
    const isStep = isSameWait || (beginsToWait && row.clockStep > 0);
    if (!isStep) return;
    const isWaiting = row.state === "waiting";
    if (row.clockStep >= (isWaiting ? 4 : 2)) {
      watched.callSteps += 1;
      if (spell) spell.callStepAt ??= at;
    } else if (!isWaiting && row.holderId) {
      expectLetter("case-due", addressOf.get(row.holderId) ?? "nobody");
    }
  }

  function spellNow(row: SupportCase, before: Known | undefined, at: number): Spell | null {
    const last = before?.spell ?? null;
    const dueAt = row.contactDueAt?.getTime() ?? null;
    const isPaused = row.state === "paused";
    if (last && last.contactedAt === null && !last.isOver) {
      if (dueAt === null && statesOnClock.includes(row.state)) last.contactedAt = at;
      else if (!isOpen(row.state) || isPaused) last.isOver = true;
      else if (dueAt === last.dueAt) return last;
      else last.isOver = true;
    }
    if (dueAt === null || isPaused || !isOpen(row.state)) return null;
    const { id: caseId, responseClass } = row;
    const next = { caseId, responseClass, since: at, dueAt, contactedAt: null, callStepAt: null };
    const spell: Spell = { ...next, isOver: false };
    watched.spells.push(spell);
    return spell;
  }

  return watched;
}
