// Accounts: invitation, password, session, and what an outsider can learn from any of it.
import { describe, expect, it } from "vitest";
import { acceptInvitation, openCodeKind } from "#app/domain/access/accept-invitation.server.ts";
import { accountOf, accountsToDeactivate } from "#app/domain/access/account-store.server.ts";
import { anyone, operator } from "#app/domain/access/actor.ts";
import {
  codeOfStep,
  newAuthenticatorSecret,
  stepAt,
} from "#app/domain/access/authenticator-code.server.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { proveSecondFactor } from "#app/domain/access/prove-second-factor.server.ts";
import { recoveryGroups } from "#app/domain/access/recovery-code.ts";
import {
  endSession,
  endSessionsOf,
  sessionOf,
  staffActorOf,
  startSession,
} from "#app/domain/access/session.server.ts";
import { sessionsOf } from "#app/domain/access/session-store.server.ts";
import { setUpAuthenticator } from "#app/domain/access/set-up-authenticator.server.ts";
import { signIn } from "#app/domain/access/sign-in.server.ts";
import { recoveryCodes } from "#db/schema/access.ts";
import { personWith, testPassword, testSecret, withTestApp } from "#tests/support/actors.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const recoveryTagsIn = async ({ db }: TestWorld) => [await db.reader.select().from(recoveryCodes)];

describe("an invitation", () => {
  it("works once, within three days, and opening it changes nothing", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const person = { name: "Lea Lead", email: "lea@hospital.example", roles: ["lead"] as const };
    const invited = await invitePerson(operator, person, world);
    if (invited.outcome !== "invited") throw new Error(invited.outcome);
    const { code } = invited;
    expect(await openCodeKind(code, world)).toBe("invitation");
    expect(await openCodeKind(code, world.at("2026-03-05T09:00:01Z"))).toBeNull();
    expect(await acceptInvitation(anyone, { code, password: "short" }, world)).toEqual({
      outcome: "problem",
      problem: "too-short",
    });
    const both = await Promise.all(
      [1, 2].map(() => acceptInvitation(anyone, { code, password: testPassword }, world)),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["accepted", "no-such-invitation"]);
    expect(await openCodeKind(code, world)).toBeNull();
  });

  it("that was mailed before the account was closed does not open it again", async () => {
    const world = await testWorld();
    const person = { name: "Lea Lead", email: "lea@hospital.example", roles: ["lead"] as const };
    const invited = await invitePerson(operator, person, world);
    if (invited.outcome !== "invited") throw new Error(invited.outcome);
    const { accountId, code } = invited;
    await world.db.allOrNothing((tx) => [accountsToDeactivate(tx, [accountId])]);
    const accepted = await acceptInvitation(anyone, { code, password: testPassword }, world);
    expect(accepted).toEqual({ outcome: "no-such-invitation" });
    expect((await accountOf(world.db, accountId))?.state).toBe("deactivated");
  });

  it("is refused for an address that has an account, and for roles kept apart", async () => {
    const world = await testWorld();
    const person = { name: "A", email: "a@hospital.example", roles: ["peer"] as const };
    await invitePerson(operator, person, world);
    expect(
      await invitePerson(operator, { ...person, email: " A@Hospital.example" }, world),
    ).toEqual({
      outcome: "has-account",
    });
    const both = { ...person, email: "b@hospital.example", roles: ["peer", "lead"] as const };
    expect(await invitePerson(operator, both, world)).toMatchObject({
      outcome: "roles-kept-apart",
    });
  });

  it("can be given by administrators and the operator only", async () => {
    const world = await testWorld();
    const person = { name: "A", email: "a@hospital.example", roles: ["peer"] as const };
    for (const role of ["peer", "coordinator", "supervisor", "lead"] as const) {
      const actor = await personWith([role], world);
      expect(await invitePerson(actor, person, world)).toEqual({ outcome: "not-allowed" });
    }
    const administrator = await personWith(["administrator"], world);
    expect(await invitePerson(administrator, person, world)).toMatchObject({ outcome: "invited" });
  });
});

describe("signing in", () => {
  it("answers an unknown address, a wrong password and an unused invitation alike", async () => {
    const world = await testWorld();
    const person = await personWith(["peer"], world);
    const waiting = { name: "W", email: "waiting@hospital.example", roles: ["peer"] as const };
    await invitePerson(operator, waiting, world);
    for (const [email, password] of [
      [person.email, "not the password at all"],
      ["nobody@hospital.example", testPassword],
      [waiting.email, testPassword],
      ["", ""],
    ] as const) {
      expect(await signIn(anyone, { email, password }, world)).toEqual({
        outcome: "not-recognised",
      });
    }
  });

  it("starts no session before the second factor, for whoever needs one", async () => {
    const world = await testWorld();
    const person = await personWith(["peer", "coordinator"], world);
    const wanted = await signIn(
      anyone,
      { email: person.email.toUpperCase(), password: testPassword },
      world,
    );
    const { accountId } = person;
    expect(wanted).toEqual({ outcome: "second-factor-wanted", accountId });
    expect(await sessionsOf(world.db, accountId)).toEqual([]);
    const typed = codeOfStep(testSecret, stepAt(world.now));
    const input = { accountId, typed, device: "phone" } as const;
    const proved = await proveSecondFactor(anyone, input, world);
    if (proved.outcome !== "signed-in") throw new Error(proved.outcome);
    const actor = await staffActorOf(proved.sessionId, world);
    expect(actor?.accountId).toBe(accountId);
    expect([...(actor?.roles ?? [])].sort()).toEqual(["coordinator", "peer"]);
    const stored = await sessionsOf(world.db, accountId);
    expect(JSON.stringify(stored)).not.toContain(proved.sessionId);
    expect(await staffActorOf(stored[0]?.id ?? "", world)).toBeNull();
    await endSession(proved.sessionId, world);
    expect(await staffActorOf(proved.sessionId, world)).toBeNull();
  });

  it("lets a wellbeing lead in with a password, who sees no case", async () => {
    const world = await testWorld();
    const { email, accountId } = await personWith(["lead"], world);
    const signedIn = await signIn(anyone, { email, password: testPassword }, world);
    expect(signedIn).toMatchObject({ outcome: "signed-in", accountId });
  });

  it("takes each code once, from the window of one step, and after a hundred wrong ones none", async () => {
    const world = await testWorld();
    const { accountId } = await personWith(["peer"], world);
    const prove = async (typed: string, at = world) =>
      (await proveSecondFactor(anyone, { accountId, typed, device: "computer" }, at)).outcome;
    const now = stepAt(world.now);
    expect(await prove(codeOfStep(testSecret, now - 2))).toBe("wrong");
    expect(await prove(codeOfStep(testSecret, now + 2))).toBe("wrong");
    expect(await prove(codeOfStep(testSecret, now - 1)), "it set up the app").toBe("used-already");
    const code = codeOfStep(testSecret, now);
    const both = await Promise.all([prove(code), prove(` ${code.slice(0, 3)} ${code.slice(3)}`)]);
    expect(both.sort()).toEqual(["signed-in", "used-already"]);
    expect(await prove(codeOfStep(testSecret, now + 1))).toBe("signed-in");
    for (const typed of ["", "12345", "1234567", "abcdef"])
      expect(await prove(typed)).toBe("wrong");
    for (let wrong = 4; wrong < 100; wrong += 1) await prove("000000");
    const later = world.at("2026-03-02T10:00:00Z");
    const right = codeOfStep(testSecret, stepAt(later.now));
    expect(await prove(right, later)).toBe("no-more-tries");
  });

  it("takes each recovery code once, however it is typed, and keeps none of them", async () => {
    const world = await testWorld();
    const { email } = await personWith(["lead"], world);
    const signedIn = await signIn(anyone, { email, password: testPassword }, world);
    if (signedIn.outcome !== "signed-in") throw new Error(signedIn.outcome);
    const { accountId } = signedIn;
    const [code = "", other = "", ...rest] = await withTestApp(accountId, world);
    expect(rest).toHaveLength(6);
    const stranger = (await personWith(["peer"], world)).accountId;
    const prove = async (typed: string, of = accountId) =>
      (await proveSecondFactor(anyone, { accountId: of, typed, device: "phone" }, world)).outcome;
    expect(await prove(code, stranger)).toBe("wrong");
    expect(await prove(recoveryGroups(code).replaceAll(" ", " - "))).toBe("signed-in");
    expect(await prove(code)).toBe("wrong");
    expect(await prove(other)).toBe("signed-in");
    const [stored] = await recoveryTagsIn(world);
    expect(stored).toHaveLength(6 + 8);
    expect(JSON.stringify(stored)).not.toContain(rest[0] ?? "");
  });

  it("lets nobody add a second second factor with a password alone", async () => {
    const world = await testWorld();
    const { accountId } = await personWith(["peer"], world);
    const secret = newAuthenticatorSecret(world);
    const input = { accountId, secret, typed: codeOfStep(secret, stepAt(world.now)) };
    expect(await setUpAuthenticator(anyone, input, world)).toEqual({ outcome: "has-one" });
    const stranger = await personWith(["peer"], world);
    expect(await setUpAuthenticator(stranger, input, world)).toEqual({ outcome: "not-allowed" });
  });
});

describe("a session", () => {
  const second = 1_000;
  const later = (world: TestWorld, ms: number) =>
    world.at(new Date(world.now.getTime() + ms).toISOString());
  const limits = [
    { role: "peer", idle: 15, hours: 12 },
    { role: "coordinator", idle: 15, hours: 12 },
    { role: "supervisor", idle: 15, hours: 12 },
    { role: "lead", idle: 15, hours: 12 },
    { role: "administrator", idle: 15, hours: 8 },
  ] as const;

  it.each(limits)("of a $role lives $idle minutes unused, to the second", async (row) => {
    const world = await testWorld();
    const { accountId } = await personWith([row.role], world);
    const idleMs = row.idle * 60_000;
    const early = await startSession(accountId, world);
    const late = await startSession(accountId, world);
    expect(await staffActorOf(early, later(world, idleMs - second))).not.toBeNull();
    expect(await staffActorOf(late, later(world, idleMs + second))).toBeNull();
    // The one that was used lives on from then.
    expect(await staffActorOf(early, later(world, 2 * idleMs - 2 * second))).not.toBeNull();
    expect(await staffActorOf(early, later(world, 3 * idleMs))).toBeNull();
  });

  it.each(limits)(
    "of a $role lives $hours hours however it is used, to the second",
    async (row) => {
      const world = await testWorld();
      const { accountId } = await personWith([row.role], world);
      const sessionId = await startSession(accountId, world);
      const endMs = row.hours * 3_600_000;
      for (let ms = 0; ms < endMs; ms += 10 * 60_000) {
        expect(await staffActorOf(sessionId, later(world, ms))).not.toBeNull();
      }
      expect(await staffActorOf(sessionId, later(world, endMs - second))).not.toBeNull();
      expect(await staffActorOf(sessionId, later(world, endMs + second))).toBeNull();
    },
  );

  it("takes the idle time the site has set, and looking how long is left does not lengthen it", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z", { idleMinutes: 5 });
    const { accountId } = await personWith(["peer"], world);
    const sessionId = await startSession(accountId, world);
    const looked = await sessionOf(sessionId, later(world, 4 * 60_000), false);
    expect(looked?.session.endsAt).toEqual(later(world, 5 * 60_000).now);
    expect(await staffActorOf(sessionId, later(world, 5 * 60_000 + second))).toBeNull();
  });

  it("is over for all of a person's browsers when they are ended, and at the next request when the account is closed", async () => {
    const world = await testWorld();
    const { accountId } = await personWith(["peer"], world);
    const ids = await Promise.all([1, 2, 3].map(() => startSession(accountId, world)));
    for (const id of ids) expect(await staffActorOf(id, world)).not.toBeNull();
    await endSessionsOf(accountId, world);
    for (const id of ids) expect(await staffActorOf(id, world)).toBeNull();
    const live = await startSession(accountId, world);
    expect(await staffActorOf(live, world)).not.toBeNull();
    await world.db.allOrNothing((tx) => [accountsToDeactivate(tx, [accountId])]);
    expect(await staffActorOf(live, world), "without a second in between").toBeNull();
  });
});
