// Engine errors become ours at this boundary. What the engine said is dropped: on PostgreSQL its
// message carries the values of the failed row, and those are people (architecture.md 5.3).

export type FaultKind =
  | "already-exists"
  | "missing-parent"
  | "missing-value"
  | "disk-full"
  | "disk-failed"
  | "busy"
  | "read-only"
  | "damaged"
  | "unreachable"
  | "unknown";

/** A failure of the database. Holds the kind and the engine's code; never values, never SQL. */
export class DatabaseFault extends Error {
  readonly kind: FaultKind;
  readonly code: string;
  constructor(kind: FaultKind, code: string) {
    super(`The database refused: ${kind} (${code}).`);
    this.name = "DatabaseFault";
    this.kind = kind;
    this.code = code;
  }
}

const sqliteKinds: [prefix: string, kind: FaultKind][] = [
  ["SQLITE_CONSTRAINT_UNIQUE", "already-exists"],
  ["SQLITE_CONSTRAINT_PRIMARYKEY", "already-exists"],
  ["SQLITE_CONSTRAINT_FOREIGNKEY", "missing-parent"],
  ["SQLITE_CONSTRAINT_NOTNULL", "missing-value"],
  ["SQLITE_FULL", "disk-full"],
  ["SQLITE_IOERR", "disk-failed"],
  ["SQLITE_BUSY", "busy"],
  ["SQLITE_LOCKED", "busy"],
  ["SQLITE_READONLY", "read-only"],
  ["SQLITE_CORRUPT", "damaged"],
  ["SQLITE_NOTADB", "damaged"],
  ["SQLITE_CANTOPEN", "unreachable"],
];

const postgresKinds: Record<string, FaultKind> = {
  "23505": "already-exists",
  "23503": "missing-parent",
  "23502": "missing-value",
  "53100": "disk-full",
  "58030": "disk-failed",
  "40001": "busy",
  "40P01": "busy",
  "55P03": "busy",
  "25006": "read-only",
  ECONNREFUSED: "unreachable",
  ECONNRESET: "unreachable",
  "57P01": "unreachable",
};

/** The engine's code, found on the error or on its cause (drizzle wraps the PostgreSQL one). */
function codeOf(error: unknown): string {
  let current: unknown = error;
  for (let depth = 0; depth < 4 && current instanceof Object; depth += 1) {
    if ("code" in current && typeof current.code === "string") return current.code;
    current = "cause" in current ? current.cause : undefined;
  }
  return "none";
}

/** Turns anything thrown by an engine into a DatabaseFault; a DatabaseFault passes through. */
export function faultOf(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  const code = codeOf(error);
  const kind =
    sqliteKinds.find(([prefix]) => code.startsWith(prefix))?.[1] ??
    postgresKinds[code] ??
    "unknown";
  return new DatabaseFault(kind, code);
}
