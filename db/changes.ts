// Many rows changed in one statement, each to a value of its own: a list of values that an update joins.
// Both engines call the columns of such a list column1, column2 and so on.
import { type SQL, sql } from "drizzle-orm";

/** One row's change: found by id and by the value it had when it was read. */
export interface Change {
  id: string;
  before: string;
  after: string;
}

export interface Changes {
  /** For `.from()` of an update. */
  list: SQL;
  id: SQL<string>;
  before: SQL<string>;
  after: SQL<string>;
}

/** @param changes at least one, at most 10,000: SQLite takes 32,766 values in a statement. */
export function changesOf(changes: readonly Change[]): Changes {
  const rows = changes.map(({ id, before, after }) => sql`(${id}, ${before}, ${after})`);
  return {
    list: sql`(values ${sql.join(rows, sql`, `)}) as changes`,
    id: sql`changes.column1`,
    before: sql`changes.column2`,
    after: sql`changes.column3`,
  };
}
