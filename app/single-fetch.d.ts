// Tells the types that loader data arrives as it was returned (v3_singleFetch).
import "@remix-run/server-runtime";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
