// Builds the command line (and with it the server) into build/node/alongside.js. Packages stay
// outside the bundle, so that native modules load as installed.
import { builtinModules } from "node:module";
import { defineConfig } from "vite";
import { instrumentsMayShip } from "./ops/build/instruments-may-ship.ts";

export default defineConfig({
  logLevel: "error",
  plugins: [instrumentsMayShip("app/domain/instruments/shipped")],
  build: {
    ssr: "app/command-line/alongside.ts",
    outDir: "build/node",
    emptyOutDir: true,
    target: "node20",
    minify: false,
    rollupOptions: { output: { entryFileNames: "alongside.js", inlineDynamicImports: false } },
  },
  ssr: { external: [...builtinModules], noExternal: [] },
});
