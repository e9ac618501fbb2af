// The demonstration's mailbox: a list, and one mail as text with its links. Mounted in demo mode only,
// since whoever sees it sees every invitation.
import { type Request, type Response, Router } from "express";
import { mail } from "#app/messages/en/mail.ts";

/** What the inbox shows; the demo's post is one such source. */
export interface LetterSource {
  /** Newest first. */
  letters(): readonly {
    messageId: string;
    to: string;
    subject: string;
    text: string;
    sentAt: Date;
  }[];
}

const texts = mail.demoInbox;
const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/** Escapes everything, then makes http addresses clickable; nothing else can become mark-up. */
const withLinks = (text: string): string =>
  text
    .split(/(https?:\/\/[\x21-\x7e]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join("");

const page = (title: string, body: string): string =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;

const answer = (res: Response, status: number, title: string, body: string): void => {
  res
    .status(status)
    .set({
      "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    })
    .type("html")
    .send(page(title, body));
};

/** GET /dev/mail lists the mails; GET /dev/mail/ID shows one. */
export function demoInbox(source: LetterSource): Router {
  const router = Router();
  const idOf = (messageId: string) => messageId.split("@")[0] ?? "";
  router.get("/dev/mail", (_req: Request, res: Response) => {
    const items = source
      .letters()
      .map(
        (letter) =>
          `<li><a href="/dev/mail/${encodeURIComponent(idOf(letter.messageId))}">${escaped(letter.subject)}</a><br>${escaped(letter.to)}, <time datetime="${letter.sentAt.toISOString()}">${letter.sentAt.toISOString().slice(0, 16).replace("T", " ")} UTC</time></li>`,
      );
    const list = items.length > 0 ? `<ol>${items.join("")}</ol>` : `<p>${escaped(texts.empty)}</p>`;
    answer(res, 200, texts.title, `<p>${escaped(texts.lead)}</p>${list}`);
  });
  router.get("/dev/mail/:id", (req: Request, res: Response) => {
    const back = `<p><a href="/dev/mail">${escaped(texts.back)}</a></p>`;
    const letter = source.letters().find((kept) => idOf(kept.messageId) === req.params.id);
    if (!letter) return answer(res, 404, texts.missing, back);
    const lines = letter.text
      .split(/\n{2,}/)
      .map((part) => `<p>${withLinks(part).replaceAll("\n", "<br>")}</p>`)
      .join("");
    return answer(
      res,
      200,
      letter.subject,
      `${back}<p>${escaped(texts.to)}: ${escaped(letter.to)}</p>${lines}`,
    );
  });
  return router;
}
