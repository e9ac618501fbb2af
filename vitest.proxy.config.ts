// `npm run test:proxy`: the shipped proxy configurations in front of the built site, with a real nginx and a
// real Caddy. Not part of `npm test`, since not every machine has them.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/proxy/**/*.test.ts"],
    setupFiles: ["tests/support/no-console-errors.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: "forks",
  },
});
