// People at work, signed in: in a browser, or without one where bytes are compared.
import { testPassword } from "./actors.ts";
import { type FormClient, formClient } from "./form-client.ts";
import type { Walk } from "./walk.ts";

interface Worker {
  email: string;
}

/** Through the sign-in page, as anybody does it. */
export async function signIn(walk: Walk, { email }: Worker): Promise<void> {
  await walk.open("/sign-in");
  await walk.type("Work e-mail address", email);
  await walk.type("Password", testPassword);
  await walk.press("Sign in");
}

/** The same without a browser. */
export async function signedIn(origin: string, { email }: Worker): Promise<FormClient> {
  const client = formClient(origin);
  const page = await client.submit(await client.get("/sign-in"), "email", {
    email,
    password: testPassword,
  });
  if (page.path === "/sign-in") throw new Error(`not signed in: ${page.status}`);
  return client;
}

/** The ids of the requests that this peer is shown as waiting, in the order of the queue. */
export async function waitingFor(peer: FormClient): Promise<string[]> {
  const { html } = await peer.get("/queue");
  const ids = [...html.matchAll(/name="case" value="([\w-]+)"/g)].map(([, id]) => id ?? "");
  return [...new Set(ids)];
}
