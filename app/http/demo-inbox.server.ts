// The demonstration's mailbox: a list, and one mail as text with its links. Mounted in demo mode only,
// since whoever sees it sees every invitation.
import { type Request, type Response, Router } from "express";
import { mail } from "#app/messages/en/mail.ts";
import { answerDemoPage, escaped } from "./demo-page.server.ts";

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
/** Escapes everything, then makes http addresses clickable; nothing else can become mark-up. */
const withLinks = (text: string): string =>
  text
    .split(/(https?:\/\/[\x21-\x7e]+)/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join("");

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
    answerDemoPage(res, 200, texts.title, `<p>${escaped(texts.lead)}</p>${list}`);
  });
  router.get("/dev/mail/:id", (req: Request, res: Response) => {
    const back = `<p><a href="/dev/mail">${escaped(texts.back)}</a></p>`;
    const letter = source.letters().find((kept) => idOf(kept.messageId) === req.params.id);
    if (!letter) return answerDemoPage(res, 404, texts.missing, back);
    const lines = letter.text
      .split(/\n{2,}/)
      .map((part) => `<p>${withLinks(part).replaceAll("\n", "<br>")}</p>`)
      .join("");
    return answerDemoPage(
      res,
      200,
      letter.subject,
      `${back}<p>${escaped(texts.to)}: ${escaped(letter.to)}</p>${lines}`,
    );
  });
  return router;
}
