// `npm run test:postgres`: what needs many connections, on a real PostgreSQL server,
// which comes from a package.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "postgres",
    include: ["tests/postgres/**/*.test.ts"],
    globalSetup: ["tests/support/postgres-server.ts"],
    setupFiles: ["tests/support/no-console-errors.ts"],
    env: { ALONGSIDE_ENGINE: "postgres" },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    fileParallelism: false,
  },
});
