// The contrast that look-and-voice asks for, worked out from the tokens themselves (WCAG 2.2, 1.4.3).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectFolder } from "#db/migrate.server.ts";

const sheet = readFileSync(join(projectFolder(), "app", "site.css"), "utf8");
const [lightPart = "", darkPart = ""] = sheet.split("prefers-color-scheme: dark");

const coloursOf = (css: string): Record<string, string> =>
  Object.fromEntries(
    [...css.matchAll(/--color-([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = channels;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const light = coloursOf(lightPart);
const dark = coloursOf(darkPart);

test("both colour sets name the same colours", () => {
  expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort());
  expect(Object.keys(light).length).toBeGreaterThan(10);
});

test("the contrast sum agrees with the standard's own ends", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

describe.each([
  ["light", light],
  ["dark", dark],
])("in %s colours", (_name, colours) => {
  const of = (name: string) => colours[name] ?? "#808080";
  const grounds = ["paper", "lit", "pool"];

  test.each(grounds)("text on %s reaches 7:1", (ground) => {
    expect(contrast(of("ink"), of(ground))).toBeGreaterThanOrEqual(7);
  });
  test.each(grounds)("hints and links on %s reach 4.5:1", (ground) => {
    for (const name of ["soft", "deep", "deeper", "wrong"]) {
      expect(contrast(of(name), of(ground)), name).toBeGreaterThanOrEqual(4.5);
    }
  });
  test("words on buttons reach 4.5:1", () => {
    expect(contrast(of("on-deep"), of("deep"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("on-deep"), of("deeper"))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of("on-way-out"), of("way-out"))).toBeGreaterThanOrEqual(4.5);
  });
  test("borders of what can be pressed or typed in reach 3:1 (1.4.11)", () => {
    for (const ground of ["paper", "lit"]) {
      expect(contrast(of("edge"), of(ground)), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(of("soft"), of(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });
});

test("no other sheet names a colour", () => {
  for (const name of ["ground", "frame", "forms", "content", "work"]) {
    const css = readFileSync(join(projectFolder(), "app", "ui", "styles", `${name}.css`), "utf8");
    expect(css.match(/#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|oklch\(/gi), name).toBeNull();
  }
});
