// A browser without script: keeps cookies, follows redirects, fills the form that is on the page, and sends
// what browsers send. Remembers every address it was at, and every byte it was shown.
import { Agent, type IncomingHttpHeaders, request as sendPlainly } from "node:http";
import { Agent as SecureAgent, request as sendSecurely } from "node:https";

export interface Page {
  status: number;
  /** Where it ended after redirects, without the origin. */
  path: string;
  headers: IncomingHttpHeaders;
  html: string;
  /** What a person reads: without markup, spaces collapsed. */
  text: string;
}

export interface FormClient {
  get(path: string): Promise<Page>;
  post(path: string, fields: Record<string, string>): Promise<Page>;
  /**
   * Fills and sends the first form of the page that holds a field of this name and value, with what is
   * hidden or preset in it. @param marker such as `question=reach`.
   */
  submit(page: Page, marker: string, fields: Record<string, string>): Promise<Page>;
  /** Every address asked for, redirects included. */
  addresses: string[];
  cookies: Map<string, string>;
  close(): void;
}

export interface ClientOptions {
  /** One connection per request: nothing is ever sent on a connection the server is about to close. */
  isConnectionNew?: boolean;
  /** As a proxy of the hospital would say it. */
  forwardedFor?: string;
  /** The address of this machine that the connection comes from. */
  from?: string;
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#x27": "'",
  "#39": "'",
};
const decoded = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`, "i").exec(tag);
  return found ? decoded(found[1] ?? "") : null;
};

interface Form {
  action: string;
  /** Fields a browser would send untouched: hidden, ticked, typed before, chosen. */
  preset: [name: string, value: string][];
}

function formsOf(html: string): (Form & { body: string })[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, head = "", body = ""]) => {
      const inputs = [...body.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag);
      const sent = inputs.filter((tag) => {
        const type = attribute(tag, "type") ?? "text";
        if (type === "radio" || type === "checkbox") return /\schecked\b/.test(tag);
        return type !== "submit";
      });
      const chosen = [...body.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(
        ([, select = "", options = ""]): [string, string] => {
          const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag);
          const option = all.find((tag) => /\sselected\b/.test(tag)) ?? all[0] ?? "";
          return [attribute(select, "name") ?? "", attribute(option, "value") ?? ""];
        },
      );
      const typed = sent.map((tag): [string, string] => [
        attribute(tag, "name") ?? "",
        attribute(tag, "value") ?? "",
      ]);
      return { action: attribute(head, "action") ?? "", preset: [...typed, ...chosen], body };
    },
  );
}

const textOf = (html: string): string =>
  decoded(html.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();

/** @param origin without a slash at the end. */
export function formClient(origin: string, options: ClientOptions = {}): FormClient {
  const { hostname, port } = new URL(origin);
  const isSecure = origin.startsWith("https:");
  const kept = { keepAlive: !options.isConnectionNew, maxSockets: 1 };
  const agent = isSecure
    ? new SecureAgent({ ...kept, rejectUnauthorized: false })
    : new Agent(kept);
  const send = isSecure ? sendSecurely : sendPlainly;
  const cookies = new Map<string, string>();
  const addresses: string[] = [];

  const once = (method: string, path: string, body: string | null): Promise<Page> =>
    new Promise((resolve, reject) => {
      addresses.push(path);
      const outgoing = send(
        {
          hostname: hostname === "localhost" ? "127.0.0.1" : hostname,
          port,
          method,
          path,
          agent,
          ...(options.from ? { localAddress: options.from } : {}),
          headers: {
            Host: new URL(origin).host,
            Accept: "text/html",
            "Accept-Language": "en",
            Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
            "Sec-Fetch-Site": "same-origin",
            "Sec-Fetch-Mode": "navigate",
            ...(options.forwardedFor ? { "X-Forwarded-For": options.forwardedFor } : {}),
            ...(body === null
              ? {}
              : {
                  // Our pages send no referrer, so browsers say "null" here.
                  Origin: "null",
                  "Content-Type": "application/x-www-form-urlencoded",
                  "Content-Length": Buffer.byteLength(body),
                }),
          },
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("error", reject);
          answer.on("end", () => {
            for (const line of answer.headers["set-cookie"] ?? []) {
              const [pair = ""] = line.split(";");
              const at = pair.indexOf("=");
              const isGone = /max-age=0/i.test(line);
              if (isGone) cookies.delete(pair.slice(0, at));
              else cookies.set(pair.slice(0, at), pair.slice(at + 1));
            }
            const html = Buffer.concat(parts).toString("utf8");
            const { statusCode: status = 0, headers } = answer;
            resolve({ status, path, headers, html, text: textOf(html) });
          });
        },
      );
      outgoing.on("error", reject);
      outgoing.end(body ?? undefined);
    });

  const followed = async (first: Promise<Page>): Promise<Page> => {
    let page = await first;
    for (let hops = 0; page.status >= 300 && page.status < 400 && hops < 5; hops += 1) {
      const next = new URL(page.headers.location ?? "/", `${origin}${page.path}`);
      if (next.origin !== origin) return page;
      page = await once("GET", `${next.pathname}${next.search}`, null);
    }
    return page;
  };
  const post = (path: string, fields: Record<string, string>): Promise<Page> =>
    followed(once("POST", path, new URLSearchParams(fields).toString()));

  return {
    addresses,
    cookies,
    get: (path) => followed(once("GET", path, null)),
    post,
    submit(page, marker, fields) {
      const [name = "", value = ""] = marker.split("=");
      const form = formsOf(page.html).find(
        ({ preset, body }) =>
          preset.some(([field, held]) => field === name && (value === "" || held === value)) ||
          (value === "" && body.includes(`name="${name}"`)),
      );
      if (!form) throw new Error(`No form with ${marker} on ${page.path} (${page.status})`);
      const unknown = Object.keys(fields).find((field) => !form.body.includes(`name="${field}"`));
      if (unknown) throw new Error(`The form with ${marker} has no field ${unknown}`);
      return post(form.action || page.path, { ...Object.fromEntries(form.preset), ...fields });
    },
    close: () => agent.destroy(),
  };
}
