// Who waits for whom when one address sends more than everybody else together.
import { expect, it } from "vitest";
import { turns } from "#app/domain/turns.ts";
import { openLimits } from "#app/http/limits.server.ts";

const sleep = () => new Promise<void>((resume) => setImmediate(resume));

it("works on so many at once and no more, in the order of coming, whatever fails on the way", async () => {
  const two = turns(2);
  const begun: number[] = [];
  let [running, most] = [0, 0];
  const work = (number: number) =>
    two.take(async () => {
      begun.push(number);
      running += 1;
      most = Math.max(most, running);
      await sleep();
      running -= 1;
      if (number % 3 === 0) throw new Error("failed on the way");
      return number;
    });
  const ended = await Promise.allSettled(Array.from({ length: 12 }, (_none, n) => work(n)));
  expect(begun).toEqual(Array.from({ length: 12 }, (_none, n) => n));
  expect(most).toBe(2);
  expect(ended.filter(({ status }) => status === "rejected")).toHaveLength(4);
  expect(two.isIdle()).toBe(true);
});

it("somebody else's request is worked on after four of a flood, not after all of it", async () => {
  const limits = openLimits(() => 0);
  const ended: string[] = [];
  // One slow place that everything goes through, as the derivation of a code is.
  const slow = turns(1);
  const submit = (client: string) =>
    limits.inTurnOf(client, () => slow.take(sleep)).then(() => ended.push(client));
  const flood = Array.from({ length: 50 }, () => submit("flood"));
  await Promise.all([...flood, submit("somebody")]);
  expect(ended.indexOf("somebody")).toBeLessThanOrEqual(4);
  expect(ended).toHaveLength(51);
});
