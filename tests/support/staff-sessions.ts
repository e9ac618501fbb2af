// People at work, signed in: in a browser, or without one where bytes are compared.
import { codeOfStep, stepAt, windowSteps } from "#app/domain/access/authenticator-code.server.ts";
import { testPassword, testSecret } from "./actors.ts";
import { type FormClient, formClient } from "./form-client.ts";
import type { Walk } from "./walk.ts";

interface Worker {
  email: string;
}

/** By site and address, the newest step whose code was typed: none is taken twice. */
const typedSteps = new Map<string, number>();

export function forgetTypedCodes(email: string): void {
  for (const who of typedSteps.keys()) if (who.endsWith(` ${email}`)) typedSteps.delete(who);
}

/** The next code that this person's app would show and the site will take; waits for it when it must. */
export async function nextCode(origin: string, { email }: Worker): Promise<string> {
  const who = `${origin} ${email}`;
  const oldest = () => stepAt(new Date()) - windowSteps;
  const step = Math.max(oldest() + 1, (typedSteps.get(who) ?? 0) + 1);
  while (step > stepAt(new Date()) + windowSteps) {
    await new Promise((resume) => setTimeout(resume, 200));
  }
  typedSteps.set(who, step);
  return codeOfStep(testSecret, step);
}

/** Types the code when the page asks for one; people with figures only are in already. */
export async function typeCode(walk: Walk, worker: Worker): Promise<void> {
  const { pathname, origin } = new URL(walk.page.url());
  if (pathname !== "/sign-in/code") return;
  await walk.page.locator("input[name=code]").fill(await nextCode(origin, worker));
  await walk.follow(() => walk.page.locator("main form button.primary").click());
}

/** Where somebody's browser was after signing in, and what it kept. */
interface KeptSession {
  cookies: Awaited<ReturnType<Walk["context"]["cookies"]>>;
  landing: string;
}

/** By site and address. A code is taken once and the next one comes in half a minute: nobody waits twice. */
const keptSessions = new Map<string, KeptSession>();

const isAtTheDoor = (walk: Walk): boolean =>
  ["/sign-in", "/sign-in/code"].includes(new URL(walk.page.url()).pathname);

/** Through the sign-in page, as anybody does it. */
export async function signInAnew(walk: Walk, worker: Worker): Promise<void> {
  await walk.open("/sign-in");
  await walk.type("Work e-mail address", worker.email);
  await walk.type("Password", testPassword);
  await walk.press("Sign in");
  await typeCode(walk, worker);
  if (isAtTheDoor(walk)) throw new Error(`Not signed in: ${await walk.main().textContent()}`);
}

/** As somebody who is signed in already when this site has seen them before; anew where that has ended. */
export async function signIn(walk: Walk, worker: Worker): Promise<void> {
  const who = `${walk.origin} ${worker.email}`;
  const kept = keptSessions.get(who);
  if (kept) {
    await walk.context.addCookies(kept.cookies);
    await walk.open(kept.landing);
    if (!isAtTheDoor(walk)) return;
    await walk.context.clearCookies();
  }
  await signInAnew(walk, worker);
  const { pathname, search } = new URL(walk.page.url());
  keptSessions.set(who, { cookies: await walk.context.cookies(), landing: pathname + search });
}

/** The same without a browser. */
export async function signedIn(origin: string, worker: Worker): Promise<FormClient> {
  const client = formClient(origin);
  const { email } = worker;
  let page = await client.submit(await client.get("/sign-in"), "email", {
    email,
    password: testPassword,
  });
  if (page.path === "/sign-in/code") {
    page = await client.submit(page, "code", { code: await nextCode(origin, worker) });
  }
  if (page.path.startsWith("/sign-in")) throw new Error(`not signed in: ${page.status}`);
  return client;
}

/** The ids of the requests that this peer is shown as waiting, in the order of the queue. */
export async function waitingFor(peer: FormClient): Promise<string[]> {
  const { html } = await peer.get("/queue");
  const ids = [...html.matchAll(/name="case" value="([\w-]+)"/g)].map(([, id]) => id ?? "");
  return [...new Set(ids)];
}
