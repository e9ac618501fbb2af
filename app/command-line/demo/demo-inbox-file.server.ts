// The mails of the demonstration outlive a restart in a small file, so that the offer in somebody's
// inbox is still there the next day. Real sites keep no mail at all.
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type DemoPost, demoPost } from "#app/domain/mail/demo-post.server.ts";

const mostKept = 60;
const letterShape = z.object({
  messageId: z.string(),
  from: z.object({ name: z.string(), address: z.string() }),
  to: z.string(),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  locale: z.string(),
  sentAt: z.coerce.date(),
});

const fileShape = z.object({ origin: z.string(), letters: z.array(letterShape) });

const inboxFile = (folder: string): string => join(folder, "inbox.json");

/** Writes the newest mails whole. @param origin what their links begin with. */
export function keepLetters(folder: string, post: DemoPost, origin: string): void {
  const draft = `${inboxFile(folder)}.new`;
  const letters = post.letters().slice(0, mostKept);
  writeFileSync(draft, JSON.stringify({ origin, letters }), { mode: 0o600 });
  renameSync(draft, inboxFile(folder));
}

/** A post that begins with the mails of before, and keeps each new one. @param origin of the site now. */
export async function keptPost(folder: string, origin: string): Promise<DemoPost> {
  const post = demoPost();
  const file = inboxFile(folder);
  const before = existsSync(file)
    ? fileShape.parse(JSON.parse(readFileSync(file, "utf8")))
    : { origin, letters: [] };
  // The site may answer on another port today; a link that leads nowhere would help nobody.
  const moved = (text: string) => text.replaceAll(`${before.origin}/`, `${origin}/`);
  for (const letter of before.letters.reverse()) {
    await post.deliver({ ...letter, html: moved(letter.html), text: moved(letter.text) });
  }
  return {
    letters: post.letters,
    async deliver(letter) {
      const went = await post.deliver(letter);
      keepLetters(folder, post, origin);
      return went;
    },
  };
}
