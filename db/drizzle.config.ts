// One configuration for both engines; ALONGSIDE_ENGINE says which.
import { defineConfig } from "drizzle-kit";

const isPostgres = process.env.ALONGSIDE_ENGINE === "postgres";

export default defineConfig({
  dialect: isPostgres ? "postgresql" : "sqlite",
  schema: "./db/schema/index.ts",
  out: isPostgres ? "./db/migrations/postgres" : "./db/migrations/sqlite",
});
