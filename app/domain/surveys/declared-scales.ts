// Which item belongs to which scale, as a site says for its own licensed copy, where the map could not be
// confirmed from public sources. It stands in the mapping of the import and is kept with it. Pure.
import { z } from "zod";
import { importMappingShape } from "#app/domain/evaluation/imported-table.ts";
import type { Adapter } from "#app/domain/instruments/adapter.ts";
import type { Scale } from "#app/domain/instruments/instrument.ts";

const code = z.string().min(1).max(40);

const declaredScale = z.strictObject({
  items: z.array(code).min(1).max(60),
  reversed: z.array(code).optional(),
  /** Of one answer; the instrument's own where it is left out. */
  range: z.strictObject({ least: z.number().int(), most: z.number().int() }).optional(),
  /** How many items must be answered; half of them where it is left out. */
  leastAnswered: z.number().int().min(1).optional(),
});

const declaredScales = z.record(z.string(), declaredScale);
export type DeclaredScales = z.infer<typeof declaredScales>;

export const scoreMappingShape = importMappingShape.extend({ scales: declaredScales.optional() });

export type DeclaredRead =
  | { isRight: true; adapter: Adapter }
  /** One sentence. */
  | { isRight: false; reason: string };

function problemOf(id: string, declared: DeclaredScales[string], adapter: Adapter): string | null {
  const { items, reversed = [], leastAnswered = 1, range = adapter.range } = declared;
  if (!adapter.scaleIds.includes(id)) {
    return `There is no scale ${id}; ${adapter.id} has ${adapter.scaleIds.join(", ")}.`;
  }
  const twice = items.find((item, place) => items.indexOf(item) !== place);
  if (twice !== undefined) return `Scale ${id} names the item ${twice} twice.`;
  const stray = reversed.find((item) => !items.includes(item));
  if (stray !== undefined) return `Scale ${id} reverses ${stray}, which is not one of its items.`;
  if (leastAnswered > items.length) return `Scale ${id} needs more answers than it has items.`;
  if (!range) return `Scale ${id} does not say the range of an answer.`;
  return range.least < range.most ? null : `The range of scale ${id} is empty.`;
}

/** The adapter with the site's own scales, where the program has none. */
export function withDeclaredScales(
  adapter: Adapter,
  declared: DeclaredScales | undefined,
): DeclaredRead {
  if (declared === undefined) return { isRight: true, adapter };
  if (adapter.scales.length > 0) {
    return {
      isRight: false,
      reason: `The items of ${adapter.id} are known here; leave scales out of the mapping.`,
    };
  }
  const scales: Scale[] = [];
  for (const [id, one] of Object.entries(declared)) {
    const reason = problemOf(id, one, adapter);
    const range = one.range ?? adapter.range;
    if (reason !== null || !range) return { isRight: false, reason: reason ?? "" };
    scales.push({
      id,
      items: one.items,
      reversed: one.reversed ?? [],
      range,
      method: "mean",
      missing: { least: one.leastAnswered ?? Math.ceil(one.items.length / 2) },
      cutOffs: [],
    });
  }
  return { isRight: true, adapter: { ...adapter, scales } };
}

/** Whether two maps score alike; the order in which they are written does not matter. */
export function isSameMap(one: DeclaredScales | undefined, other: DeclaredScales | undefined) {
  const plain = (map: DeclaredScales = {}) =>
    Object.entries(map)
      .map(([id, { items, reversed = [], range, leastAnswered }]) =>
        JSON.stringify([id, [...items].sort(), [...reversed].sort(), range, leastAnswered]),
      )
      .sort()
      .join("\n");
  return plain(one) === plain(other);
}
