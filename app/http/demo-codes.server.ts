// The demonstration's phones: everybody's current six digits on one page. Mounted in demo mode only, since
// whoever sees it has the second factor of everyone.
import { type NextFunction, type Request, type Response, Router } from "express";
import { accountOf, openPerson } from "#app/domain/access/account-store.server.ts";
import { codeOfStep, stepAt, windowSteps } from "#app/domain/access/authenticator-code.server.ts";
import {
  type AuthenticatorApp,
  everyAuthenticator,
  openSecret,
} from "#app/domain/access/factor-store.server.ts";
import type { World } from "#app/domain/world.server.ts";
import { demoCodes as texts } from "#app/messages/en/account.ts";
import { answerDemoPage, escaped } from "./demo-page.server.ts";

const lookAgainSeconds = 10;

/** The next code that the site will take; null until there is one. */
function codeToType(app: AuthenticatorApp, { keyring, now }: World): string | null {
  const step = Math.max(stepAt(now), app.lastStep + 1);
  return step <= stepAt(now) + windowSteps ? codeOfStep(openSecret(keyring, app), step) : null;
}

const listOf = (people: readonly { name: string; email: string; code: string | null }[]) =>
  `<ul>${people
    .map(
      ({ name, email, code }) =>
        `<li><strong>${code ? escaped(`${code.slice(0, 3)} ${code.slice(3)}`) : escaped(texts.wait)}</strong> ${escaped(name)}, ${escaped(email)}</li>`,
    )
    .join("")}</ul>`;

/** GET /dev/codes. @param first addresses of those whom the guide names, in its order. */
export function demoCodes(worldNow: () => World, first: readonly string[]): Router {
  const router = Router();
  const show = async (res: Response): Promise<void> => {
    const world = worldNow();
    const people: { name: string; email: string; code: string | null }[] = [];
    for (const app of await everyAuthenticator(world.db)) {
      const account = await accountOf(world.db, app.accountId);
      if (!account) continue;
      people.push({ ...openPerson(world.keyring, account), code: codeToType(app, world) });
    }
    const cast = first.flatMap((email) => people.filter((person) => person.email === email));
    const others = people
      .filter((person) => !cast.includes(person))
      .sort((a, b) => a.name.localeCompare(b.name));
    const rest = `<details><summary>${escaped(texts.others)}</summary>${listOf(others)}</details>`;
    const body = `<p>${escaped(texts.lead)}</p>${listOf(cast)}${rest}`;
    answerDemoPage(res, 200, texts.title, body, lookAgainSeconds);
  };
  router.get("/dev/codes", (_req: Request, res: Response, next: NextFunction) => {
    show(res).catch(next);
  });
  return router;
}
