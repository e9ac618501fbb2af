// Sends whole requests for support to a running site: the last form of asking, with its sealed answers, as
// a browser would. What comes before it is made here with the site's own keys.
import type { Site } from "#app/command-line/site.server.ts";
import { newRandomId } from "#app/domain/random-id.server.ts";
import { askDraft } from "#app/http/ask-draft.server.ts";

export interface Asking {
  /** Sends it once. @returns the status of the answer. */
  send(): Promise<number>;
}

/**
 * A form that is ready to be sent: its own key, its own answers.
 * @param address where it comes from, as a proxy would say it.
 */
export function readyForm(site: Site, origin: string, index: number, address?: string): Asking {
  const cookie = askDraft.keep(
    {
      formKey: newRandomId(),
      howSoon: { howSoon: "next-days" },
      reach: {
        channel: "phone",
        phone: `0664 ${1_000_000 + index}`,
        email: "",
        place: "",
        notice: "",
        isNamed: "no",
        name: "",
      },
      wishes: {},
    },
    site.worldAt(),
  );
  const headers = {
    Cookie: cookie.split(";")[0] ?? "",
    Origin: origin,
    "Sec-Fetch-Site": "same-origin",
    "Content-Type": "application/x-www-form-urlencoded",
    ...(address ? { "X-Forwarded-For": address } : {}),
  };
  return {
    async send() {
      const answer = await fetch(`${origin}/ask?page=4`, {
        method: "POST",
        headers,
        body: "question=send",
        redirect: "manual",
      });
      await answer.arrayBuffer();
      return answer.status;
    },
  };
}

export const readyForms = (site: Site, origin: string, count: number, address?: string): Asking[] =>
  Array.from({ length: count }, (_none, index) => readyForm(site, origin, index, address));
