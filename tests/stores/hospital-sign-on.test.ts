// The hospital's identity provider, honest and lying. Whatever is not a fresh, strong, well-signed answer to
// this very attempt is refused, and leaves no session and no account.
import { expect, test } from "vitest";
import { accountByEmail } from "#app/domain/access/account-store.server.ts";
import { anyone, operator } from "#app/domain/access/actor.ts";
import { endFromHospital } from "#app/domain/access/end-from-hospital.server.ts";
import {
  addressToSignOn,
  type SignOnAttempt,
} from "#app/domain/access/identity-provider.server.ts";
import { invitePerson } from "#app/domain/access/invite-person.server.ts";
import { staffActorOf } from "#app/domain/access/session.server.ts";
import { signInFromHospital } from "#app/domain/access/sign-in-from-hospital.server.ts";
import { rolesOfGroups, type SignOn } from "#app/domain/access/sign-on.ts";
import { accounts, sessions } from "#db/schema/access.ts";
import { personWith } from "#tests/support/actors.ts";
import {
  type Claims,
  type HostileProvider,
  hostileProvider,
  type Lie,
  unsigned,
} from "#tests/support/hostile-provider.ts";
import { change, lies, seconds } from "#tests/support/provider-lies.ts";
import { type TestWorld, testWorld } from "#tests/support/worlds.ts";

const worldWith = (signOn: SignOn) => testWorld(new Date().toISOString(), { signOn });

async function cameBack(
  world: TestWorld,
  search: string,
  attempt: SignOnAttempt,
  invitation: string | null = null,
) {
  const input = { search, attempt, invitation, sessionId: null, device: "computer" as const };
  return signInFromHospital(anyone, input, world);
}

async function signInBy(
  provider: HostileProvider,
  world: TestWorld,
  lie?: Lie,
  invitation: string | null = null,
) {
  const { address, attempt } = await addressToSignOn(provider.signOn, false, world);
  return cameBack(world, await provider.visit(address, lie), attempt, invitation);
}

test("an honest answer signs in, under the roles of the person's groups", async () => {
  const provider = await hostileProvider();
  const world = await worldWith(provider.signOn);
  const signedIn = await signInBy(provider, world);
  if (signedIn.outcome !== "signed-in") throw new Error(signedIn.outcome);
  expect(await staffActorOf(signedIn.sessionId, world)).toMatchObject({ roles: ["peer"] });
  const again = await signInBy(provider, world, change({ groups: ["admins", "unknown"] }));
  expect(again).toMatchObject({ outcome: "signed-in", accountId: signedIn.accountId });
  if (again.outcome !== "signed-in") return;
  expect(await staffActorOf(again.sessionId, world)).toMatchObject({ roles: ["administrator"] });
});

test("there are at least twenty lies", () => expect(lies.length).toBeGreaterThanOrEqual(20));

test.each(lies)("%s is refused", async (_what, lie) => {
  const provider = await hostileProvider();
  const world = await worldWith(provider.signOn);
  expect(await signInBy(provider, world, lie)).toEqual({ outcome: "refused" });
  expect(await world.db.reader.select().from(sessions)).toEqual([]);
  expect(await world.db.reader.select().from(accounts)).toEqual([]);
});

test("a code, and the whole way back, is good for one time and one attempt", async () => {
  const provider = await hostileProvider();
  const world = await worldWith(provider.signOn);
  const { address, attempt } = await addressToSignOn(provider.signOn, false, world);
  const search = await provider.visit(address);
  expect((await cameBack(world, search, attempt)).outcome).toBe("signed-in");
  expect((await cameBack(world, search, attempt)).outcome, "replayed").toBe("refused");
  const other = await addressToSignOn(provider.signOn, false, world);
  const injected = search.replace(attempt.state, other.attempt.state);
  expect((await cameBack(world, injected, other.attempt)).outcome, "injected").toBe("refused");
  const third = await addressToSignOn(provider.signOn, false, world);
  const stolen = await provider.visit(third.address);
  const wrongVerifier = { ...third.attempt, verifier: other.attempt.verifier };
  expect((await cameBack(world, stolen, wrongVerifier)).outcome, "without PKCE").toBe("refused");
});

test("whoever has the address of an account is not its person: only issuer and subject are", async () => {
  const provider = await hostileProvider();
  const world = await worldWith(provider.signOn);
  const { email, accountId } = await personWith(["peer"], world);
  const taken = await signInBy(provider, world, change({ email }));
  expect(taken).toEqual({ outcome: "address-taken" });
  const first = await signInBy(provider, world);
  const moved = await signInBy(provider, world, change({ email: "new.name@hospital.example" }));
  if (first.outcome !== "signed-in" || moved.outcome !== "signed-in") throw new Error("not in");
  expect(moved.accountId).toBe(first.accountId);
  expect(moved.accountId).not.toBe(accountId);
});

test("an invitation is accepted by signing on, once; without groups nobody comes in otherwise", async () => {
  const provider = await hostileProvider();
  const { roles: _none, ...signOn } = provider.signOn;
  const world = await worldWith(signOn);
  expect(await signInBy(provider, world)).toEqual({ outcome: "no-role" });
  const email = "lea@hospital.example";
  const invited = await invitePerson(operator, { name: "Lea", email, roles: ["lead"] }, world);
  if (invited.outcome !== "invited") throw new Error(invited.outcome);
  const signedIn = await signInBy(provider, world, undefined, invited.code);
  expect(signedIn).toMatchObject({ outcome: "signed-in", accountId: invited.accountId });
  const stranger = change({ sub: "person-2" });
  const lieBoth: Lie = (answer, about) => {
    stranger(answer, about);
    answer.userInfo.sub = "person-2";
  };
  expect((await signInBy(provider, world, lieBoth, invited.code)).outcome).toBe("refused");
  expect((await signInBy(provider, world)).outcome).toBe("signed-in");
});

test("groups never join what is kept apart, nor make an administrator a peer", async () => {
  const mapping = { a: ["administrator"], p: ["peer"], l: ["lead"] } as const;
  expect(rolesOfGroups(["p", "l"], mapping, [])).toMatchObject({ refused: "roles-kept-apart" });
  expect(rolesOfGroups(["a", "p"], mapping, [])).toEqual({ roles: ["administrator"] });
  expect(rolesOfGroups(["a", "p"], mapping, ["administrator", "peer"])).toEqual({
    roles: ["peer", "administrator"],
  });
  expect(rolesOfGroups(["constructor", "x"], mapping, [])).toEqual({ refused: "no-role" });
  expect(rolesOfGroups("a", mapping, [])).toEqual({ refused: "no-role" });
});

test("somebody whose account was closed is refused, however well the provider knows them", async () => {
  const provider = await hostileProvider();
  const world = await worldWith(provider.signOn);
  await signInBy(provider, world);
  const account = await accountByEmail(world.db, world.keyring, "pia@hospital.example");
  await world.db.allOrNothing((tx) => [
    tx.update(accounts).set({ state: "deactivated" }).returning(),
  ]);
  expect(account?.state).toBe("active");
  expect(await signInBy(provider, world)).toEqual({ outcome: "refused" });
});

const badLogOuts: [what: string, change: (claims: Claims) => void][] = [
  [
    "with a nonce",
    (claims) => {
      claims.nonce = "x";
    },
  ],
  [
    "for another audience",
    (claims) => {
      claims.aud = "another-client";
    },
  ],
  [
    "of another issuer",
    (claims) => {
      claims.iss = "https://elsewhere.example";
    },
  ],
  ["without the event", (claims) => void delete claims.events],
  [
    "with another event",
    (claims) => {
      claims.events = { other: {} };
    },
  ],
  [
    "of nobody",
    (claims) => {
      delete claims.sub;
      delete claims.sid;
    },
  ],
  ["of long ago", (claims) => void Object.assign(claims, { iat: seconds(-600), exp: seconds(60) })],
  [
    "that is over",
    (claims) => {
      claims.exp = seconds(-60);
    },
  ],
  ["without an id", (claims) => void delete claims.jti],
];

test.each(badLogOuts)("a log-out call %s ends nothing", async (_what, bend) => {
  const provider = await hostileProvider();
  const world = await worldWith(provider.signOn);
  const signedIn = await signInBy(provider, world);
  if (signedIn.outcome !== "signed-in") throw new Error(signedIn.outcome);
  const logoutToken = await provider.logOut(bend);
  expect(await endFromHospital(anyone, { logoutToken }, world)).toEqual({ outcome: "refused" });
  expect(await staffActorOf(signedIn.sessionId, world)).not.toBeNull();
});

test("a log-out call ends the sessions it names and no others, is made once, and is signed", async () => {
  const provider = await hostileProvider();
  const world = await worldWith(provider.signOn);
  const enter = async (sid: string) => {
    const signedIn = await signInBy(provider, world, change({ sid }));
    if (signedIn.outcome !== "signed-in") throw new Error(signedIn.outcome);
    return signedIn.sessionId;
  };
  const [one, two] = [await enter("session-1"), await enter("session-2")];
  const end = async (logoutToken: string) =>
    (await endFromHospital(anyone, { logoutToken }, world)).outcome;
  expect(
    await end(await provider.logOut(undefined, provider.stranger.privateKey as CryptoKey)),
  ).toBe("refused");
  expect(await end(unsigned({ sub: "person-1" }))).toBe("refused");
  const token = await provider.logOut();
  expect(await end(token)).toBe("ended");
  expect(await staffActorOf(one, world)).toBeNull();
  expect(await staffActorOf(two, world)).not.toBeNull();
  const three = await enter("session-1");
  expect(await end(token), "made before").toBe("refused");
  expect(await staffActorOf(three, world)).not.toBeNull();
  expect(await end(await provider.logOut((claims) => void delete claims.sid))).toBe("ended");
  for (const id of [two, three]) expect(await staffActorOf(id, world)).toBeNull();
});

test("a provider that does not answer is said to be away within five seconds", async () => {
  const provider = await hostileProvider();
  const away = { ...provider.signOn, issuer: "http://127.0.0.1:1" };
  const world = await worldWith(away);
  await expect(addressToSignOn(away, false, world)).rejects.toThrow();
});
