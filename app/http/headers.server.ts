// The headers every answer carries, pages, errors and static files alike (security.md 1.1).

/** @param nonce of this response, or null for files, which run no script. */
export function securityHeaders(nonce: string | null, isHttps: boolean): Record<string, string> {
  const script = nonce ? `'self' 'nonce-${nonce}'` : "'none'";
  const policy = [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  return {
    "Content-Security-Policy": policy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
    ...(isHttps ? { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" } : {}),
  };
}

/** Pages are never kept: not by the browser, not by Back after leaving. */
export const neverKept = { "Cache-Control": "no-store" };

/**
 * Whether a page is asked for as people do, by going to it, or by our own pages. Another site may lead here;
 * it may not have its page fetch one of ours. Browsers without Sec-Fetch headers cannot be told apart.
 */
export function isOwnVisit(headers: {
  secFetchSite?: string | undefined;
  secFetchMode?: string | undefined;
}): boolean {
  const { secFetchSite, secFetchMode } = headers;
  if (secFetchSite === undefined || ["same-origin", "none"].includes(secFetchSite)) return true;
  return secFetchMode === "navigate";
}

/**
 * Whether a form was sent from our own pages. Browsers say so in Sec-Fetch-Site; since our pages send no
 * referrer, their Origin is then "null". Older browsers are known by a matching Origin only.
 */
export function isOwnForm(
  headers: { origin?: string | undefined; secFetchSite?: string | undefined },
  publicOrigin: string,
): boolean {
  const isForeign = ![undefined, "null", publicOrigin].includes(headers.origin);
  if (isForeign) return false;
  return headers.secFetchSite === undefined
    ? headers.origin === publicOrigin
    : headers.secFetchSite === "same-origin";
}
