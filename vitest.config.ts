// Two runs of the store tests, one per engine, and everything else on SQLite.
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vitest/config";

const setupFiles = ["tests/support/no-console-errors.ts"];

export default defineConfig({
  plugins: [tailwindcss()],
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: "forks",
    projects: [
      {
        extends: true,
        test: {
          name: "sqlite",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: [
            "tests/journeys/browser/**",
            "tests/faults/**",
            "tests/postgres/**",
            "tests/proxy/**",
          ],
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: "postgres-in-process",
          include: ["tests/db/**/*.test.ts", "tests/stores/**/*.test.ts"],
          exclude: ["tests/db/sqlite-*.test.ts"],
          setupFiles,
          env: { ALONGSIDE_ENGINE: "postgres" },
        },
      },
      {
        extends: true,
        test: {
          name: "browser-and-faults",
          include: ["tests/journeys/browser/**/*.test.ts", "tests/faults/**/*.test.ts"],
          setupFiles,
          testTimeout: 180_000,
          poolOptions: { forks: { singleFork: true } },
        },
      },
    ],
  },
});
