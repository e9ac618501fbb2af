// Accounts: invitation, password, session, and what an outsider can learn from any of it.
import { describe, expect, it } from "vitest";
import { acceptInvitation, isInvitationOpen } from "#app/domain/access/accept-invitation.server.ts";
import { anyone, operator } from "#app/domain/access/actor.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { endSession, endSessionsOf, staffActorOf } from "#app/domain/access/session.server.ts";
import { sessionsOf } from "#app/domain/access/session-store.server.ts";
import { signIn } from "#app/domain/access/sign-in.server.ts";
import { personWith, testPassword } from "#tests/support/actors.ts";
import { testWorld } from "#tests/support/worlds.ts";

const now = () => new Date().toISOString();

describe("an invitation", () => {
  it("works once, within three days, and opening it changes nothing", async () => {
    const world = await testWorld("2026-03-02T09:00:00Z");
    const person = { name: "Lea Lead", email: "lea@hospital.example", roles: ["lead"] as const };
    const invited = await invitePerson(operator, person, world);
    if (invited.outcome !== "invited") throw new Error(invited.outcome);
    const { code } = invited;
    expect(await isInvitationOpen(code, world)).toBe(true);
    expect(await isInvitationOpen(code, world.at("2026-03-05T09:00:01Z"))).toBe(false);
    expect(await acceptInvitation(anyone, { code, password: "short" }, world)).toEqual({
      outcome: "problem",
      problem: "too-short",
    });
    const both = await Promise.all(
      [1, 2].map(() => acceptInvitation(anyone, { code, password: testPassword }, world)),
    );
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(["accepted", "no-such-invitation"]);
    expect(await isInvitationOpen(code, world)).toBe(false);
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
    const world = await testWorld(now());
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

  it("starts a session that ends when it is ended, and is stored as a hash only", async () => {
    const world = await testWorld(now());
    const person = await personWith(["peer", "coordinator"], world);
    const signedIn = await signIn(
      anyone,
      { email: person.email.toUpperCase(), password: testPassword },
      world,
    );
    if (signedIn.outcome !== "signed-in") throw new Error(signedIn.outcome);
    const actor = await staffActorOf(signedIn.sessionId, world);
    expect(actor?.accountId).toBe(person.accountId);
    expect([...(actor?.roles ?? [])].sort()).toEqual(["coordinator", "peer"]);
    const stored = await sessionsOf(world.db, person.accountId);
    expect(JSON.stringify(stored)).not.toContain(signedIn.sessionId);
    expect(await staffActorOf(stored[0]?.id ?? "", world)).toBeNull();
    await endSession(signedIn.sessionId, world);
    expect(await staffActorOf(signedIn.sessionId, world)).toBeNull();
  });

  it("ends every session of a person at once, and each after twelve hours whatever happens", async () => {
    const world = await testWorld(now());
    const person = await personWith(["peer"], world);
    const ids = [];
    for (let session = 0; session < 3; session += 1) {
      const signedIn = await signIn(anyone, { email: person.email, password: testPassword }, world);
      if (signedIn.outcome === "signed-in") ids.push(signedIn.sessionId);
    }
    const tomorrow = world.at(new Date(Date.now() + 12 * 3_600_000 + 60_000).toISOString());
    expect(await staffActorOf(ids[0] ?? "", tomorrow)).toBeNull();
    await endSessionsOf(person.accountId, world);
    for (const id of ids) expect(await staffActorOf(id, world)).toBeNull();
  });
});
