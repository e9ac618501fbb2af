// Calls by a signed web hook. The receiver checks HMAC-SHA256(secret, "TIME.BODY") and that TIME is recent,
// so that a call can neither be made up nor played again later (docs/calling.md).
import { createHmac } from "node:crypto";
import type { Delivery } from "#app/domain/mail/letter.ts";
import { type Call, type Caller, callBody } from "./call.ts";

const patienceMs = 20_000;

/** @param seconds since 1970, as sent in the header. @returns hex. */
export const signatureOf = (secret: string, seconds: number, body: string): string =>
  createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");

export function hookCaller({ url, secret }: { url: string; secret: string }): Caller {
  return {
    async call(call: Call): Promise<Delivery> {
      const body = callBody(call);
      const seconds = Math.floor(call.calledAt.getTime() / 1_000);
      try {
        const answer = await fetch(url, {
          method: "POST",
          body,
          // Where it is sent is what the operator wrote, nowhere else.
          redirect: "manual",
          signal: AbortSignal.timeout(patienceMs),
          headers: {
            "Content-Type": "application/json",
            "Idempotency-Key": call.id,
            "Call-Signature": `t=${seconds},v1=${signatureOf(secret, seconds, body)}`,
          },
        });
        await answer.body?.cancel();
        if (answer.ok) return { delivery: "sent" };
        return { delivery: "put-off", code: String(answer.status) };
      } catch (fault) {
        const isSlow = fault instanceof Error && fault.name === "TimeoutError";
        return { delivery: "put-off", code: isSlow ? "timeout" : "unreachable" };
      }
    },
  };
}
