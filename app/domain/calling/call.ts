// The second channel: how a coordinator is called when a request is not taken in time. A call says that
// somebody should look, and nothing else; every way of calling gets the same words.
import type { Delivery } from "#app/domain/mail/letter.ts";

export interface Call {
  /** The same however often the call is tried, so that a receiver can tell one from two. */
  id: string;
  siteName: string;
  /** The page of the site to look at; behind sign-in, without any code. */
  link: string;
  calledAt: Date;
}

/** One way of calling: a pager behind a mail server, a web hook, or what a site adds. */
export interface Caller {
  /** Never throws for what the other side may do; ends within a minute. */
  call(call: Call): Promise<Delivery>;
}

/** Whether any way of calling is set up. */
export const canCall = (call: {
  mailTo: string | null;
  smtpUrl: string | null;
  hook: unknown;
}): boolean => call.hook !== null || (call.mailTo !== null && call.smtpUrl !== null);

/** What is signed and sent to a hook. Keys in this order, so that the signature can be checked by hand. */
export const callBody = ({ id, siteName, link, calledAt }: Call): string =>
  JSON.stringify({
    id,
    say: `${siteName}: please look at what is waiting.`,
    link,
    calledAt: calledAt.toISOString(),
  });
