// The part of autocannon that the bench uses; the package brings no types.
declare module "autocannon" {
  interface Result {
    requests: { average: number; sent: number };
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
  interface Running extends PromiseLike<Result> {
    on(
      event: "response",
      heard: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ): void;
  }
  export default function autocannon(options: Options): Running;
}
