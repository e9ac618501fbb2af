// Wraps the read handle so that a failing query throws a DatabaseFault instead of the engine's error,
// whose text can hold the values asked for. Every link of drizzle's chain is wrapped; awaiting it is
// where an error can appear.
import { faultOf } from "./errors.server.ts";

const isObject = (value: unknown): value is object =>
  (typeof value === "object" && value !== null) || typeof value === "function";

/** @returns a handle that behaves as `handle`, except that rejections are DatabaseFaults. */
export function faultsTranslated<T extends object>(handle: T): T {
  return new Proxy(handle, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== "function") return value;
      if (property === "then") {
        return (kept: (rows: unknown) => unknown, failed: (error: unknown) => unknown) =>
          value.call(target, kept, (error: unknown) => {
            const fault = faultOf(error);
            if (failed) return failed(fault);
            throw fault;
          });
      }
      return (...parts: unknown[]) => {
        const result: unknown = value.apply(target, parts);
        const isChain = isObject(result) && ("then" in result || "from" in result);
        return isChain && !(result instanceof Promise) ? faultsTranslated(result) : result;
      };
    },
  });
}
