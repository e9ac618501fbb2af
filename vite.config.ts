// Builds the pages (Remix) into build/client and build/server.
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { instrumentsMayShip } from "./ops/build/instruments-may-ship.ts";
import remixOptions from "./remix.config.js";

export default defineConfig({
  logLevel: "error",
  plugins: [
    instrumentsMayShip("app/domain/instruments/shipped"),
    tailwindcss(),
    remix(remixOptions),
  ],
  build: { sourcemap: false, assetsInlineLimit: 0, target: "es2022" },
});
