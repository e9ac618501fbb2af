// The expected time of a class, from what is stored: targets in force and when somebody answers.
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { answeringNow } from "./coverage.server.ts";
import { type ExpectedTime, expectedTime } from "./expected-time.ts";

export async function promiseOf(responseClass: ResponseClass, world: World): Promise<ExpectedTime> {
  const { targets, covered } = await answeringNow(world);
  return expectedTime(targets[responseClass], covered, world.now);
}

/** When a case is due: the promise, and where nobody can make one, the target on the wall's clock. */
export async function contactDue(responseClass: ResponseClass, world: World): Promise<Date> {
  const { targets, covered } = await answeringNow(world);
  const target = targets[responseClass];
  const { contactBy } = expectedTime(target, covered, world.now);
  return contactBy ?? new Date(world.now.getTime() + target.contactMinutes * 60_000);
}
