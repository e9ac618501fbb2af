// What an outsider can do with a clock or with force: tell from the time of a referral or of a sign-in whether
// somebody is known, and drown the site from one address. FLOOD sets how many requests are sent, 10,000 unless
// said; SIGN_INS how many addresses of each kind are tried, 500 unless said.
import { refusalToAdd } from "#app/domain/offers/offer-store.server.ts";
import { waitingCases } from "#app/domain/support-requests/case-store.server.ts";
import { personWith } from "#tests/support/actors.ts";
import { aColleague } from "#tests/support/colleagues.ts";
import { runningSite } from "#tests/support/running-site.ts";
import { readyForm, readyForms } from "./asking-under-load.ts";
import { manyAtOnce, median, p95, timed } from "./load.ts";
import { type BenchRow, ms, row } from "./row.ts";

const states = ["known", "unknown", "never"] as const;
const turns = 300;

/** 300 referrals for each hidden state, in turn. The largest difference between two medians. */
export async function referralBench(say: (line: string) => void): Promise<BenchRow[]> {
  const site = await runningSite();
  const here = await site.openHere();
  const world = here.worldAt();
  for (const state of ["known", "never"]) await aColleague(world, `${state}@hospital.example`);
  const never = here.keyring.tag("offer-person", "never@hospital.example");
  await here.db.allOrNothing((tx) => [refusalToAdd(tx, never)]);
  await here.close();
  await site.start();
  const refer = async (state: string, turn: string) => {
    const answer = await fetch(`${site.origin}/refer`, {
      method: "POST",
      redirect: "manual",
      headers: { Origin: site.origin, "Sec-Fetch-Site": "same-origin" },
      body: new URLSearchParams({
        for: "colleague",
        email: `${state}@hospital.example`,
        formKey: `${state}-${turn}`,
      }),
    });
    await answer.arrayBuffer();
  };
  for (let turn = 0; turn < 60; turn += 1) await refer("unknown", `warm-${turn}`);
  const took: Record<string, number[]> = { known: [], unknown: [], never: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const state of states) {
      took[state]?.push(await timed(() => refer(state, String(turn))));
    }
  }
  await site.remove();
  const medians = states.map((state) => median(took[state] ?? []));
  const difference = Math.max(...medians) - Math.min(...medians);
  const share = difference / Math.min(...medians);
  for (const [place, state] of states.entries()) say(`${state}: ${medians[place]?.toFixed(2)} ms`);
  const value = `${difference.toFixed(2)} ms (${(share * 100).toFixed(1)} %)`;
  const isMet = difference < 2 || share < 0.05;
  return [
    row(
      "Referral: known, unknown, never to be asked; medians differ by",
      value,
      "under 2 ms or 5 %",
      isMet,
    ),
  ];
}

/** As many known as unknown addresses, in turn, each from a client of its own, so that nobody is slowed down. */
export async function signInBench(say: (line: string) => void): Promise<BenchRow[]> {
  const count = Number(process.env.SIGN_INS ?? 500);
  const site = await runningSite({ ALONGSIDE_PROXY_HOPS: "1" });
  const here = await site.openHere();
  const { email: known } = await personWith(["peer"], here.worldAt());
  await here.close();
  await site.start();
  let clients = 0;
  const tryWith = async (email: string) => {
    clients += 1;
    const answer = await fetch(`${site.origin}/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: {
        Origin: site.origin,
        "Sec-Fetch-Site": "same-origin",
        "X-Forwarded-For": `10.1.${Math.floor(clients / 250)}.${clients % 250}`,
      },
      body: new URLSearchParams({ next: "", email, password: "not the right password" }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 422) throw new Error(`a wrong password is answered by ${answer.status}`);
  };
  const addresses = { known, unknown: known.replace(/^person/, "nobody") };
  for (let turn = 0; turn < 20; turn += 1) await tryWith(addresses.unknown);
  const took = { known: [] as number[], unknown: [] as number[] };
  for (let turn = 0; turn < count; turn += 1) {
    // Each goes first every other time: what is second may still wait for the first one's work.
    const order = ["known", "unknown"] as const;
    for (const kind of turn % 2 === 0 ? order : order.toReversed()) {
      took[kind].push(await timed(() => tryWith(addresses[kind])));
    }
  }
  await site.remove();
  const medians = [median(took.known), median(took.unknown)] as const;
  say(`known: ${medians[0].toFixed(2)} ms, unknown: ${medians[1].toFixed(2)} ms`);
  const difference = Math.abs(medians[0] - medians[1]);
  const share = difference / Math.min(...medians);
  return [
    row(
      `Sign-in: ${count} known and ${count} unknown addresses; medians differ by`,
      `${difference.toFixed(2)} ms (${(share * 100).toFixed(1)} %)`,
      "under 2 ms or 5 %",
      difference < 2 || share < 0.05,
    ),
  ];
}

const hourlyLimit = 2_000; // product.md section 6

/** One address sends far too much, while others want the crisis page and to ask. */
export async function floodBench(say: (line: string) => void): Promise<BenchRow[]> {
  const count = Number(process.env.FLOOD ?? 10_000);
  const site = await runningSite({ ALONGSIDE_PROXY_HOPS: "1" });
  await site.start();
  const here = await site.openHere();
  const flood = readyForms(here, site.origin, count, "203.0.113.7");
  const others = Array.from({ length: 40 }, (_none, index) =>
    readyForm(here, site.origin, count + index, `198.51.100.${index}`),
  );
  const answered = new Map<number, number>();
  const crisisTook: number[] = [];
  const othersTook: number[] = [];
  const othersStatus: number[] = [];
  let isOver = false;
  const flooding = manyAtOnce(
    flood.map((form) => async () => {
      const status = await form.send();
      answered.set(status, (answered.get(status) ?? 0) + 1);
    }),
    50,
  ).then(() => {
    isOver = true;
  });
  while (!isOver) {
    crisisTook.push(
      await timed(async () => {
        await (await fetch(`${site.origin}/crisis`)).arrayBuffer();
      }),
    );
    const other = others.pop();
    if (other) othersTook.push(await timed(async () => othersStatus.push(await other.send())));
    await new Promise((resume) => setTimeout(resume, 200));
  }
  await flooding;
  const stored = (await waitingCases(here.db)).length - othersStatus.length;
  await here.close();
  await site.remove();
  say(`answers: ${[...answered].map(([status, times]) => `${status} x ${times}`).join(", ")}`);
  const sorted = (times: number[]) => [...times].sort((a, b) => a - b);
  const crisis = p95(sorted(crisisTook));
  const other = p95(sorted(othersTook));
  const areOthersServed = othersStatus.every((status) => status === 302);
  return [
    row(
      `${count} requests from one address: stored`,
      String(stored),
      `at most ${hourlyLimit}`,
      stored <= hourlyLimit,
    ),
    row("Meanwhile the crisis page, p95", ms(crisis), "under 1 s", crisis < 1_000),
    row(
      "Meanwhile asking from other addresses, p95",
      ms(other),
      "under 1 s, all taken",
      other < 1_000 && areOthersServed,
    ),
  ];
}
