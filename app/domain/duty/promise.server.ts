// The expected time of a class, from what is stored: targets in force and when somebody answers.
import type { ResponseClass } from "#app/domain/support-requests/request.ts";
import type { World } from "#app/domain/world.server.ts";
import { answeringNow } from "./coverage.server.ts";
import { type ExpectedTime, expectedTime, targetOnWall } from "./expected-time.ts";

export async function promiseOf(responseClass: ResponseClass, world: World): Promise<ExpectedTime> {
  const { targets, covered } = await answeringNow(world);
  return expectedTime(targets[responseClass], covered, world.now);
}

/** When a case is due, to the quarter: the promise, or where nobody can make one, the target on the wall. */
export async function contactDue(responseClass: ResponseClass, world: World): Promise<Date> {
  const { targets, covered } = await answeringNow(world);
  const target = targets[responseClass];
  const { contactBy } = expectedTime(target, covered, world.now);
  return contactBy ?? targetOnWall(target, world.now);
}
