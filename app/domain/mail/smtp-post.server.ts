// Letters by SMTP, one connection each. TLS is required unless the server is this machine: without it
// nothing is sent and the mails wait. What a server says is never kept, since it repeats addresses.
import MailComposer from "nodemailer/lib/mail-composer";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Delivery, Letter, Post } from "./letter.ts";

export interface SmtpOptions {
  /** Overrides the rule by host name; for tests. */
  isTlsNeeded?: boolean;
  connectMs?: number;
  /** How long the server may be silent. */
  silentMs?: number;
  /** The whole delivery; under two minutes, so that the lease outlasts it. */
  wholeMs?: number;
}

const isLoopback = (host: string): boolean => /^(localhost|127\.[\d.]+|::1)$/.test(host);

const mimeOf = (letter: Letter): Promise<Buffer> =>
  new MailComposer({
    messageId: `<${letter.messageId}>`,
    from: letter.from,
    to: { name: "", address: letter.to },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    date: letter.sentAt,
    textEncoding: "quoted-printable",
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      "Content-Language": letter.locale,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();

interface Failure {
  code?: string | undefined;
  responseCode?: number | undefined;
  command?: string | undefined;
}

/** @param isOpen whether the server had let us in when it failed. */
export function deliveryAfter(failure: Failure, isOpen: boolean): Delivery {
  const { responseCode } = failure;
  const code = String(responseCode ?? failure.code ?? "unknown");
  if (!isOpen) return { delivery: "closed", code };
  // 503 is about the order of commands, which another connection gets right.
  const isForGood =
    responseCode === undefined
      ? failure.code === "EENVELOPE"
      : responseCode >= 500 && responseCode !== 503;
  if (!isForGood) return { delivery: "put-off", code };
  // Every letter has the same sender: when that is refused, no letter is to blame.
  const isAboutUs = failure.command === "MAIL FROM" || responseCode === 530;
  return { delivery: isAboutUs ? "closed" : "refused", code };
}

/** @param smtpUrl smtp:// or smtps://, with user and password if the server wants them. */
export function smtpPost(smtpUrl: string, options: SmtpOptions = {}): Post {
  const url = new URL(smtpUrl);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isSecure = url.protocol === "smtps:";
  const isTlsNeeded = options.isTlsNeeded ?? !isLoopback(host);
  const auth = url.username
    ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) }
    : null;

  const connectionOf = () =>
    new SMTPConnection({
      host,
      port: Number(url.port) || (isSecure ? 465 : 587),
      secure: isSecure,
      requireTLS: !isSecure && isTlsNeeded,
      ignoreTLS: !isSecure && !isTlsNeeded,
      tls: { minVersion: "TLSv1.2" },
      connectionTimeout: options.connectMs ?? 10_000,
      greetingTimeout: options.connectMs ?? 10_000,
      dnsTimeout: options.connectMs ?? 10_000,
      socketTimeout: options.silentMs ?? 30_000,
    });

  return {
    async deliver(letter) {
      const message = await mimeOf(letter);
      return new Promise((resolve) => {
        const connection = connectionOf();
        let isOpen = false;
        let isSettled = false;
        const settle = (delivery: Delivery): void => {
          if (isSettled) return;
          isSettled = true;
          clearTimeout(deadline);
          resolve(delivery);
          if (delivery.delivery === "sent") {
            connection.quit();
            setTimeout(() => connection.close(), 1_000).unref();
          } else {
            connection.close();
          }
        };
        const fail = (failure: Failure): void => settle(deliveryAfter(failure, isOpen));
        const deadline = setTimeout(() => fail({ code: "ETIMEDOUT" }), options.wholeMs ?? 90_000);
        const send = (): void => {
          isOpen = true;
          const envelope = { from: letter.from.address, to: [letter.to] };
          connection.send(envelope, message, (error) =>
            error ? fail(error) : settle({ delivery: "sent" }),
          );
        };
        connection.on("error", fail);
        connection.once("end", () => fail({ code: "ECONNECTION" }));
        connection.connect((error) => {
          if (error) return fail(error);
          if (!auth) return send();
          return connection.login(auth, (refusal) => (refusal ? fail(refusal) : send()));
        });
      });
    },
  };
}
