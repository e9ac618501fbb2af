// The part of autocannon that the bench uses; the package brings no types.
declare module "autocannon" {
  interface Result {
    requests: { average: number; sent: number };
    latency: { p50: number; p97_5: number };
    non2xx: number;
    "3xx"?: number;
    errors: number;
    timeouts: number;
  }
  interface Options {
    url: string;
    connections: number;
    duration: number;
    headers?: Record<string, string>;
  }
  export default function autocannon(options: Options): Promise<Result>;
}
