// A peer and the person have agreed on more help: the peer hands on what the person allows. The receiving
// side gets a link, or finds it on the site when it is a supervisor. After: answer-hand-off.
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { addDays, dayOf } from "#app/domain/calendar/local-time.ts";
import { sealForCase, unsealForCase } from "#app/domain/confidentiality/case-key.server.ts";
import { entryOf } from "#app/domain/directory/directory-store.server.ts";
import { caseLivesOn } from "#app/domain/encounters/case-activity.server.ts";
import { heldCase } from "#app/domain/encounters/held-case.server.ts";
import { notedStub, stubBytes, stubPlace, stubShape } from "#app/domain/figures/stub.ts";
import type { CaseId } from "#app/domain/ids.ts";
import { mailToQueue } from "#app/domain/mail/queue-mail.server.ts";
import { caseToChange } from "#app/domain/support-requests/case-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { exactlyOne, type Statement, type Writer } from "#db/all-or-nothing.server.ts";
import { type HandOffAnswers, handOffDays } from "./hand-off.ts";
import { handOffToAdd } from "./hand-off-store.server.ts";

export type HandOffBegun =
  /** `code` only where a link was made; a supervisor signs in instead. */
  | { outcome: "begun"; code: string | null; isMailed: boolean }
  | { outcome: "too-late" }
  | { outcome: "not-found" };

export async function beginHandOff(
  actor: StaffActor,
  input: { caseId: CaseId; answers: HandOffAnswers },
  world: World,
): Promise<HandOffBegun> {
  const held = await heldCase(actor, input.caseId, world);
  const entry = await entryOf(world.db, input.answers.entryId);
  if (!held || !entry) return { outcome: "not-found" };
  const { supportCase, caseKey } = held;
  const { keyring, now, settings } = world;
  const today = dayOf(now, settings.timeZone);
  const expiresOn = addDays(today, handOffDays);
  const place = stubPlace(supportCase.id);
  const stub = stubShape.parse(unsealForCase(caseKey, place, supportCase.sealedStub));
  const sealedStub = sealForCase(caseKey, place, notedStub(stub, { steppedUp: "yes" }), stubBytes);
  const { lapsesOn, rewrapped } = caseLivesOn(held, [expiresOn], world);
  const id = world.newId<string>();
  const code = world.newId<string>();
  const row = {
    id,
    entryId: entry.id,
    codeTag: keyring.tag("hand-off-code", code),
    state: "sent" as const,
    expiresOn,
  };
  const card = { allowed: input.answers.allowed, sentOn: today, answeredOn: null };
  const notice = await noticeOf(entry, code, world);
  const written = await world.db.allOrNothing((tx) => [
    exactlyOne(caseToChange(tx, supportCase, { lapsesOn, sealedStub }), "changed-meanwhile"),
    ...rewrapped(tx),
    handOffToAdd(tx, caseKey, row, card),
    ...notice(tx),
  ]);
  if (!written.done) return { outcome: "too-late" };
  return {
    outcome: "begun",
    code: entry.accountId ? null : code,
    isMailed: entry.accountId !== null || entry.email !== "",
  };
}

type Entry = NonNullable<Awaited<ReturnType<typeof entryOf>>>;

async function noticeOf(
  entry: Entry,
  code: string,
  world: World,
): Promise<(tx: Writer) => Statement[]> {
  const { publicOrigin, locales } = world.settings;
  const locale = locales[0] ?? "en";
  if (!entry.accountId) {
    if (!entry.email) return () => [];
    const link = `${publicOrigin}/hand-off/${code}`;
    const mail = { to: entry.email, template: "hand-off" as const, props: { link }, locale };
    return (tx) => [mailToQueue(tx, mail, world)];
  }
  const account = await accountOf(world.db, entry.accountId);
  if (account?.state !== "active") return () => [];
  const to = openPerson(world.keyring, account).email;
  return (tx) => [mailToQueue(tx, { to, template: "case-notice", props: {}, locale }, world)];
}
