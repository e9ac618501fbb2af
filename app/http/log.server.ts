// The one logger. It knows a closed list of fields; anything else handed to it is dropped, so that no
// name, message, event or address can reach a log by accident.
import pino from "pino";
import { z } from "zod";

const line = z
  .object({
    event: z.enum([
      "started",
      "stopping",
      "stopped",
      "database-fault",
      "unexpected-fault",
      "mail-dead",
      "job-failed",
      "job-done",
      "sign-in-throttled",
      "sign-on-away",
      "sign-on-refused",
      "receipt-guessing",
      "requests-crowded",
      "many-cases-opened",
    ]),
    status: z.number().int(),
    kind: z.string().regex(/^[a-z-]{1,40}$/),
    code: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
    /** The name of a thrown class, never its message. */
    fault: z.string().regex(/^[A-Za-z]{1,40}$/),
    /** The file and line of our own code where it was thrown. */
    place: z.string().regex(/^[\w./-]{1,80}:\d{1,6}$/),
    job: z.string().regex(/^[a-z-]{1,40}$/),
    port: z.number().int(),
    count: z.number().int(),
  })
  .partial()
  .required({ event: true });

export type LogLine = z.infer<typeof line>;
export interface Log {
  info(entry: LogLine): void;
  error(entry: LogLine): void;
}

/** Keeps only the known fields that have the known form. */
export function onlyKnownFields(entry: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, shape] of Object.entries(line.shape)) {
    const parsed = shape.safeParse(entry[name]);
    if (parsed.success && parsed.data !== undefined) kept[name] = parsed.data;
  }
  return kept;
}

/** The place in our own code an error came from; the message is not looked at. */
export function faultLine(error: unknown): Pick<LogLine, "fault" | "place"> {
  if (!(error instanceof Error)) return { fault: "NotAnError" };
  const frame = /\/((?:app|db|emails|build)\/[\w./-]+:\d+)(?::\d+)?\)?\s*$/m.exec(
    error.stack ?? "",
  );
  return { fault: error.name, ...(frame?.[1] ? { place: frame[1] } : {}) };
}

export function openLog(destination?: pino.DestinationStream): Log {
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, messageKey: "message" },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (entry) => logger.info(onlyKnownFields(entry)),
    error: (entry) => logger.error(onlyKnownFields(entry)),
  };
}
