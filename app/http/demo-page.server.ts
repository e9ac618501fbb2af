// A bare page of the demonstration's own tools: the mailbox and the codes. Never mounted on a real site.
import type { Response } from "express";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/** @param body markup, escaped by the caller. @param againSeconds after which the page looks again. */
export function answerDemoPage(
  res: Response,
  status: number,
  title: string,
  body: string,
  againSeconds?: number,
): void {
  const again = againSeconds ? `<meta http-equiv="refresh" content="${againSeconds}">` : "";
  res
    .status(status)
    .set({
      "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      "Cache-Control": "no-store",
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    })
    .type("html")
    .send(
      `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title><meta name="viewport" content="width=device-width, initial-scale=1">${again}</head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`,
    );
}
