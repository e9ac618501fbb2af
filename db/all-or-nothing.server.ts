// The one way to write. A verb hands over a list of statements built synchronously, so there is no
// place to put an await and no other request can slip in between (architecture.md 5.2).
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";

// biome-ignore lint/suspicious/noExplicitAny: drizzle's own type parameters, kept inside db/.
type AnyRunResult = any;
type DrizzleDatabase = BaseSQLiteDatabase<"async", AnyRunResult, Record<string, never>>;

/** What stores may read with: no writes, no transactions, no raw SQL. */
export type Reader = Pick<DrizzleDatabase, "select" | "selectDistinct" | "$count">;
/** What `allOrNothing` hands to the builder of statements. */
export type Writer = Pick<DrizzleDatabase, "insert" | "update" | "delete">;

/** A drizzle statement that ends in `.returning()` and has not been run. */
export interface Statement {
  getSQL(): unknown;
  then: PromiseLike<unknown[]>["then"];
}

/** A statement whose number of touched rows decides whether the whole list stands. */
export interface Expected<Refusal extends string> {
  statement: Statement;
  rows: number;
  refusal: Refusal;
}

export type Step<Refusal extends string> = Statement | Expected<Refusal>;
export type Written<Refusal extends string> = { done: true } | { done: false; refused: Refusal };

/** The list stands only if this statement touches exactly one row; else `refusal` is returned. */
export function exactlyOne<R extends string>(statement: Statement, refusal: R): Expected<R> {
  return { statement, rows: 1, refusal };
}

/** As `exactlyOne`, for a known number of rows. */
export function exactly<R extends string>(
  rows: number,
  statement: Statement,
  refusal: R,
): Expected<R> {
  return { statement, rows, refusal };
}

/** Thrown inside the transaction so that the engine rolls back; never leaves db/. */
export class ExpectationFailed extends Error {
  readonly refusal: string;
  constructor(refusal: string) {
    super("expectation failed");
    this.refusal = refusal;
  }
}

export const isExpected = <R extends string>(step: Step<R>): step is Expected<R> =>
  "statement" in step;
