// Stretches of time, in milliseconds since 1970, each from its first moment up to, not including, its last.
// Everything about coverage is counted on these, so that no rule here knows of weeks or clock changes.

export interface Span {
  from: number;
  to: number;
}

const minuteMs = 60_000;

/** In order, without overlap; spans that touch become one. */
export function merged(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else if (span.to > span.from) whole.push({ ...span });
  }
  return whole;
}

/** What of `spans` lies in none of `holes`. Both in order and merged. */
export function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    const left: Span[] = [];
    let from = span.from;
    for (const hole of holes) {
      if (hole.to <= from || hole.from >= span.to) continue;
      if (hole.from > from) left.push({ from, to: hole.from });
      from = Math.max(from, hole.to);
    }
    return from < span.to ? [...left, { from, to: span.to }] : left;
  });
}

/** The part between two moments. */
export const within = (spans: readonly Span[], from: number, to: number): Span[] =>
  spans.flatMap((span) => {
    const part = { from: Math.max(span.from, from), to: Math.min(span.to, to) };
    return part.from < part.to ? [part] : [];
  });

export const isCovered = (spans: readonly Span[], at: number): boolean =>
  spans.some(({ from, to }) => from <= at && at < to);

/** The first covered moment from this one on; null when there is none. @param spans merged. */
export function nextCovered(spans: readonly Span[], at: number): number | null {
  const next = spans.find(({ to }) => to > at);
  return next ? Math.max(next.from, at) : null;
}

/** The moment by which so many covered minutes have passed; null when the spans end before. */
export function afterCoveredMinutes(
  spans: readonly Span[],
  at: number,
  minutes: number,
): number | null {
  let leftMs = minutes * minuteMs;
  for (const { from, to } of spans) {
    if (to <= at) continue;
    const begin = Math.max(from, at);
    if (leftMs <= to - begin) return begin + leftMs;
    leftMs -= to - begin;
  }
  return null;
}

export const coveredMinutes = (spans: readonly Span[], from: number, to: number): number =>
  within(spans, from, to).reduce((sum, span) => sum + (span.to - span.from) / minuteMs, 0);
