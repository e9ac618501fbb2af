// Calls by a short plain mail to a pager's address, over a mail server of its own where one is set.
import type { Letter, Post } from "#app/domain/mail/letter.ts";
import type { Call, Caller } from "./call.ts";

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param to the pager's address. @param from the site's own. */
export function pagerCaller(post: Post, to: string, from: string): Caller {
  return {
    call(call: Call) {
      const text = `${call.siteName}: please look at what is waiting. ${call.link}`;
      const letter: Letter = {
        messageId: `${call.id}@${from.slice(from.lastIndexOf("@") + 1)}`,
        from: { name: call.siteName, address: from },
        to,
        subject: `${call.siteName}: please look`,
        text,
        html: `<p>${escaped(text)}</p>`,
        locale: "en",
        sentAt: call.calledAt,
      };
      return post.deliver(letter);
    },
  };
}
