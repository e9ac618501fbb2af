// Bytes as they are on the wire, right or wrong.
import { connect } from "node:net";

/** @param line the first line. @returns everything that came back until the connection was closed. */
export function rawly(port: number, line: string, headers: string[], body = ""): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let answer = "";
    socket.setTimeout(4_000, () => socket.destroy());
    socket.on("data", (part) => (answer += part.toString("latin1")));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
    const all = ["Host: connect.hospital.example", ...headers];
    const hasClose = all.some((header) => /^connection:/i.test(header));
    socket.write([line, ...all, ...(hasClose ? [] : ["Connection: close"]), "", body].join("\r\n"));
  });
}
