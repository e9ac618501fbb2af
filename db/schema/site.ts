// What belongs to the installation itself.
import type { Sealed } from "#app/domain/ids.ts";
import { sealed, table, text } from "#db/words.ts";

export const siteMarks = table("site_marks", {
  /** What is marked: "sign-in". */
  id: text("id").primaryKey(),
  /** Keyed hash of how it stood, so that a change is noticed; says nothing of what it was. */
  mark: text("mark").notNull(),
});

export const keyCanaries = table("key_canaries", {
  id: text("id").primaryKey(),
  /** Opens only with the keyring this database was made with. */
  sealedCanary: sealed<Sealed>("sealed_canary").notNull(),
});
