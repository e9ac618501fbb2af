import type { VitePluginConfig } from "@remix-run/dev";

declare const options: VitePluginConfig;
export default options;

// With single fetch a loader's dates arrive as dates; the types have to be told.
declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
