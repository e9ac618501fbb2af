// People at work, signed in: in a browser, or as bare requests where bytes are compared.
import { type APIRequestContext, request } from "playwright-core";
import { testPassword } from "./actors.ts";
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

export interface Answer {
  status: number;
  body: string;
  /** Where it leads on, or null. */
  location: string | null;
}

/** A browser without a window: sends forms as our own pages do, follows nothing. */
export interface Door {
  get(path: string): Promise<Answer>;
  post(path: string, form: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

async function answerOf(sending: ReturnType<APIRequestContext["get"]>): Promise<Answer> {
  const response = await sending;
  return {
    status: response.status(),
    body: await response.text(),
    location: response.headers().location ?? null,
  };
}

/** @param worker null for somebody who is not signed in. */
export async function doorFor(origin: string, worker: Worker | null): Promise<Door> {
  const context = await request.newContext({
    baseURL: origin,
    extraHTTPHeaders: { Origin: origin, "Accept-Language": "en" },
  });
  const door: Door = {
    get: (path) => answerOf(context.get(path, { maxRedirects: 0 })),
    post: (path, form) => answerOf(context.post(path, { form, maxRedirects: 0 })),
    close: () => context.dispose(),
  };
  if (worker) {
    const signedIn = await door.post("/sign-in", { email: worker.email, password: testPassword });
    if (signedIn.status !== 302) throw new Error(`not signed in: ${signedIn.status}`);
  }
  return door;
}

/** The ids of the requests that this peer is shown as waiting, in the order of the queue. */
export async function waitingFor(peer: Door): Promise<string[]> {
  const { body } = await peer.get("/queue");
  const ids = [...body.matchAll(/name="case" value="([\w-]+)"/g)].map(([, id]) => id ?? "");
  return [...new Set(ids)];
}
