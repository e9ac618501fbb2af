// A mail ready to leave, and the ways it can leave by. Pure types: SMTP and the demo's inbox fill them.

export interface Letter {
  /** Without angle brackets; the same however often the letter is tried. */
  messageId: string;
  from: { name: string; address: string };
  to: string;
  subject: string;
  html: string;
  text: string;
  /** BCP 47, for Content-Language. */
  locale: string;
  sentAt: Date;
}

/** How it went. `code` is the server's number or a short word for the log; never what it said. */
export type Delivery =
  | { delivery: "sent" }
  /** This letter was put off: grey-listing, a full mailbox, a connection lost half-way. */
  | { delivery: "put-off"; code: string }
  /** This letter was refused for good. */
  | { delivery: "refused"; code: string }
  /** The server takes no letter of ours at present. */
  | { delivery: "closed"; code: string };

export interface Post {
  /** Never throws for what a server may do; ends within two minutes. */
  deliver(letter: Letter): Promise<Delivery>;
}
