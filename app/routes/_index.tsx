// The start page: who answers, how soon, who can see it, what is kept.
import { guardOpen } from "#app/http/guard.server.ts";

export const loader = guardOpen("read-public-pages", async () => ({}));

export default function Start() {
  return <h1>Start</h1>;
}
