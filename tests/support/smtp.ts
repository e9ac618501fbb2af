// A real SMTP server on loopback that behaves as a test tells it to.
import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerSession } from "smtp-server";
import { afterThisTest } from "./databases.ts";

export interface ReceivedMail {
  to: string;
  from: string;
  /** Headers and body as they came over the wire. */
  raw: string;
  messageId: string;
}

/** What the server does when it comes to this recipient or this mail. */
export type Behaviour =
  | "accept"
  /** The connection is cut after the mail has arrived whole, before the reply. */
  | "cut-after-data"
  /** The connection is cut when the recipient is named. */
  | "cut-at-recipient"
  | { reply: number; at: "recipient" | "data" }
  | { waitMs: number }
  /** The reply to the mail comes when the test lets it. */
  | { until: Promise<void> };

export interface ScriptedSmtp {
  url: string;
  /** Everything that arrived whole, including what was not acknowledged. */
  received: ReceivedMail[];
  /** Recipients named, whether or not a mail followed. */
  named: string[];
  close(): Promise<void>;
}

export interface Script {
  /** @param nth counts the tries of this recipient, from 1. */
  behaviour?: (recipient: string, nth: number) => Behaviour;
  /** Refuses every connection with this reply. */
  greeting?: number;
  port?: number;
  users?: Record<string, string>;
}

const refusal = (code: number): Error =>
  Object.assign(new Error("scripted reply"), { responseCode: code });

const headerOf = (raw: string, name: string): string =>
  new RegExp(`^${name}: *(.*)$`, "im").exec(raw)?.[1]?.trim() ?? "";

/** Text of a quoted-printable body, for looking into it. */
export const readable = (raw: string): string =>
  Buffer.from(
    raw
      .replace(/=\r?\n/g, "")
      .replace(/=([0-9A-F]{2})/g, (_whole, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    "latin1",
  ).toString("utf8");

/** A server for one test; it is gone afterwards. */
export async function scriptedSmtp(script: Script = {}): Promise<ScriptedSmtp> {
  const opened = await openSmtp(script);
  afterThisTest(opened.close);
  return opened;
}

/** A server that stays until it is closed, for the tests of a whole file. */
export async function openSmtp(script: Script = {}): Promise<ScriptedSmtp> {
  const received: ReceivedMail[] = [];
  const named: string[] = [];
  const tries = new Map<string, number>();
  const current = new Map<string, Behaviour>();
  const cut = (session: SMTPServerSession): void => {
    for (const connection of server.connections as Set<{
      session?: { id: string };
      _socket?: { destroy(): void };
    }>) {
      if (connection.session?.id === session.id) connection._socket?.destroy();
    }
  };
  const server = new SMTPServer({
    authOptional: !script.users,
    allowInsecureAuth: true,
    disabledCommands: script.users ? ["STARTTLS"] : ["STARTTLS", "AUTH"],
    onConnect: (_session, done) => done(script.greeting ? refusal(script.greeting) : undefined),
    onAuth: (auth, _session, done) =>
      script.users?.[auth.username ?? ""] === auth.password
        ? done(null, { user: auth.username })
        : done(refusal(535)),
    onRcptTo(address, session, done) {
      const nth = (tries.get(address.address) ?? 0) + 1;
      tries.set(address.address, nth);
      named.push(address.address);
      const behaviour = script.behaviour?.(address.address, nth) ?? "accept";
      current.set(session.id, behaviour);
      if (behaviour === "cut-at-recipient") return cut(session);
      if (typeof behaviour === "object" && "reply" in behaviour && behaviour.at === "recipient") {
        return done(refusal(behaviour.reply));
      }
      return done();
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const behaviour = current.get(session.id) ?? "accept";
        if (typeof behaviour === "object" && "reply" in behaviour) {
          return done(refusal(behaviour.reply));
        }
        const raw = Buffer.concat(parts).toString("latin1");
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          to: rcptTo.map((recipient) => recipient.address).join(","),
          from: mailFrom ? mailFrom.address : "",
          raw,
          messageId: headerOf(raw, "Message-ID"),
        });
        if (behaviour === "cut-after-data") return cut(session);
        if (typeof behaviour === "object") {
          const wait =
            "until" in behaviour
              ? behaviour.until
              : new Promise<void>((resume) => setTimeout(resume, behaviour.waitMs));
          return void wait.then(() => done());
        }
        return done();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(script.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  let isClosed = false;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      if (isClosed) return resolve();
      isClosed = true;
      return server.close(() => resolve());
    });
  return { url: `smtp://127.0.0.1:${port}`, received, named, close };
}
