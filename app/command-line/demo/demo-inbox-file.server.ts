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

/**
 * @param origin where the site answers now; links of earlier mails are brought there.
 * @param isKept writes the file after every mail; the fill writes it once, at its end.
 */
export async function keptPost(
  folder: string,
  earlierOrigin: string,
  origin: string,
  isKept: boolean,
): Promise<DemoPost> {
  const file = join(folder, "inbox.json");
  const post = demoPost();
  const kept = existsSync(file)
    ? z.array(letterShape).parse(JSON.parse(readFileSync(file, "utf8")))
    : [];
  const moved = (text: string) => text.replaceAll(`${earlierOrigin}/`, `${origin}/`);
  for (const letter of kept.reverse()) {
    await post.deliver({ ...letter, html: moved(letter.html), text: moved(letter.text) });
  }
  return {
    letters: post.letters,
    async deliver(letter) {
      const went = await post.deliver(letter);
      if (isKept) keepLetters(folder, post);
      return went;
    },
  };
}

/** Writes the newest mails whole. */
export function keepLetters(folder: string, post: DemoPost): void {
  const file = join(folder, "inbox.json");
  const draft = `${file}.new`;
  writeFileSync(draft, JSON.stringify(post.letters().slice(0, mostKept)), { mode: 0o600 });
  renameSync(draft, file);
}
