// The words every table is written in, once per engine. The engine is chosen when this file loads;
// the PostgreSQL set is typed as the SQLite set (one cast here, one in connect.server.ts).
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";

export type Engine = "sqlite" | "postgres";

/** The engine of this process. The only other reader of the environment is app/env.server.ts. */
export const engine: Engine = process.env.ALONGSIDE_ENGINE === "postgres" ? "postgres" : "sqlite";

const list = <T extends string>(values: readonly T[]) => [...values] as [T, ...T[]];

const sqliteWords = {
  table: lite.sqliteTable,
  /** A random identifier, branded by the caller: `id<CaseId>("case_id")`. */
  id: <T extends string>(name: string) => lite.text(name).$type<T>(),
  text: (name: string) => lite.text(name),
  /** One of a closed list of the domain. Stored as text, without a check: such lists grow. */
  oneOf: <T extends string>(name: string, values: readonly T[]) =>
    lite.text(name, { enum: list(values) }),
  wholeNumber: (name: string) => lite.integer(name),
  /** A measured number, with the precision of a double. */
  decimal: (name: string) => lite.real(name),
  flag: (name: string) => lite.integer(name, { mode: "boolean" }),
  /** A moment, to the millisecond, UTC. Confidential rows hold it no finer than they need. */
  instant: (name: string) => lite.integer(name, { mode: "timestamp_ms" }),
  /** A calendar day, ISO text: a date has no zone. */
  day: (name: string) => lite.text(name),
  /** Ciphertext in base64url; only confidentiality/seal.server.ts makes one. */
  sealed: <T extends string>(name: string) => lite.text(name).$type<T>(),
  /** A second name for a table, to compare its rows with each other. */
  alias: lite.alias,
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
};

const postgresWords = {
  table: pg.pgTable,
  id: (name: string) => pg.text(name),
  text: (name: string) => pg.text(name),
  oneOf: (name: string, values: readonly string[]) => pg.text(name, { enum: list(values) }),
  wholeNumber: (name: string) => pg.integer(name),
  decimal: (name: string) => pg.doublePrecision(name),
  flag: (name: string) => pg.boolean(name),
  instant: (name: string) => pg.timestamp(name, { withTimezone: true, precision: 3, mode: "date" }),
  day: (name: string) => pg.text(name),
  sealed: (name: string) => pg.text(name),
  alias: pg.alias,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
};

const words = (engine === "sqlite" ? sqliteWords : postgresWords) as unknown as typeof sqliteWords;
export const {
  table,
  id,
  text,
  oneOf,
  wholeNumber,
  decimal,
  flag,
  instant,
  day,
  sealed,
  alias,
  index,
  uniqueIndex,
  primaryKey,
} = words;
