// Asking for support and coming back, through the real pages, as one sentence each.
import type { FormClient, Page } from "./form-client.ts";

export interface Asked {
  howSoon?: "now" | "next-days" | "no-hurry";
  reach: Record<string, string>;
  wishes?: Record<string, string>;
}

/** Someone who leaves a telephone number and no name. */
export const byPhone = (phone: string): Asked => ({
  reach: { channel: "phone", phone, isNamed: "no" },
});

/** All pages up to the one to look over; nothing is sent yet. */
export async function answered(client: FormClient, asked: Asked): Promise<Page> {
  let page = await client.get("/ask");
  page = await client.submit(page, "question=how-soon", { howSoon: asked.howSoon ?? "next-days" });
  page = await client.submit(page, "question=reach", asked.reach);
  // Wishes have a form of their own beside the one that skips them.
  page = asked.wishes
    ? await client.submit(page, "avoid", asked.wishes)
    : await client.submit(page, "skip", { skip: "yes" });
  if (!page.html.includes('value="send"')) {
    throw new Error(`Asking stopped at ${page.path} (${page.status}): ${page.text.slice(0, 400)}`);
  }
  return page;
}

/** Presses send on the page to look over. */
export const sent = (client: FormClient, checked: Page): Promise<Page> =>
  client.submit(checked, "question=send", {});

/** The code on a receipt page; null on any other page. */
export function receiptOn(page: Page): string | null {
  const shown = /<code id="receipt"[^>]*>([\s\S]*?)<\/code>/.exec(page.html)?.[1];
  return page.status === 200 && shown ? shown.replace(/<[^>]*>|\s/g, "") : null;
}

/** From the first page to the receipt. */
export async function askedBy(client: FormClient, asked: Asked): Promise<string> {
  const page = await sent(client, await answered(client, asked));
  const receipt = receiptOn(page);
  if (!receipt) throw new Error(`No receipt on ${page.path} (${page.status})`);
  return receipt;
}

/** Comes back with the code. @returns the page of one's own request, or the refusal. */
export async function returned(client: FormClient, code: string): Promise<Page> {
  return client.submit(await client.get("/return"), "code", { code });
}
