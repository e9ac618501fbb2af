// The only reader of the environment (besides db/words.ts, which needs the engine before anything
// loads). Checked at start; a wrong value is one sentence, not a stack.
import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { z } from "zod";
import { type SignOn, signOnShape } from "#app/domain/access/sign-on.ts";
import { countries } from "#app/domain/crisis/crisis-lines.ts";
import { addressShape } from "#app/domain/mail/mail-address.ts";

const timeZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  },
  { message: "is not a time zone name such as Europe/Vienna" },
);

const shape = z.object({
  /** demo: invented people, embedded inbox. site: the real thing. */
  ALONGSIDE_MODE: z.enum(["demo", "site"]).default("site"),
  ALONGSIDE_DATA: z.string().default("data"),
  ALONGSIDE_KEYRING: z.string().default("../alongside-keys/keyring.json"),
  ALONGSIDE_ENGINE: z.enum(["sqlite", "postgres"]).default("sqlite"),
  /** Needed when the engine is postgres. */
  ALONGSIDE_DATABASE_URL: z.string().optional(),
  ALONGSIDE_HOST: z.string().default("127.0.0.1"),
  ALONGSIDE_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** The address people type. Forms sent from anywhere else are refused. */
  ALONGSIDE_PUBLIC_ORIGIN: z.string().url().optional(),
  /** How many reverse proxies of ours stand in front; their X-Forwarded-For is believed, no other. */
  ALONGSIDE_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  /** The neutral name in titles, mails and files. */
  ALONGSIDE_SITE_NAME: z
    .string()
    .regex(/^\P{Cc}{1,60}$/u, { message: "is one line of at most 60 characters" })
    .default("Staff Connect"),
  ALONGSIDE_COUNTRY: z.enum(countries).default("US"),
  /** The hospital's own number for these calls, shown first among the crisis lines. */
  ALONGSIDE_ON_CALL_PHONE: z.string().max(40).optional(),
  ALONGSIDE_TIME_ZONE: timeZone.default("America/New_York"),
  /** Where the exit button leads: a page anybody might have open. */
  ALONGSIDE_EXIT_TO: z.string().url().default("https://www.weather.gov/"),
  ALONGSIDE_LOCALES: z.string().default("en"),
  /** Minutes without a page after which people with a task are signed out. */
  ALONGSIDE_IDLE_MINUTES: z.coerce.number().int().min(5).max(60).default(15),
  /** JSON file of the hospital's single sign-on (docs/sign-on.md). */
  ALONGSIDE_SIGN_ON_FILE: z.string().optional(),
  /** Folder of licensed instruments of the site (docs/surveys.md). */
  ALONGSIDE_PACKS: z.string().optional(),
  ALONGSIDE_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      message: "begins with smtp:// or smtps:// and names a mail server",
    })
    .optional(),
  ALONGSIDE_MAIL_FROM: addressShape.default("staff-connect@localhost"),
  /** The second channel: how a coordinator is called when a request is not taken in time. */
  ALONGSIDE_CALL_MAIL_TO: addressShape.optional(),
  /** Another mail server for these calls, so that they do not fail with the first. */
  ALONGSIDE_CALL_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      message: "begins with smtp:// or smtps:// and names a mail server",
    })
    .optional(),
  ALONGSIDE_CALL_HOOK_URL: z.url({ protocol: /^https?$/, message: "is a web address" }).optional(),
  /** Signs each call, so that the receiver knows it is ours. */
  ALONGSIDE_CALL_HOOK_SECRET: z
    .string()
    .min(32, { message: "is a random text of at least 32 characters" })
    .optional(),
});

export interface Settings {
  mode: "demo" | "site";
  dataFolder: string;
  keyringFile: string;
  engine: "sqlite" | "postgres";
  databaseUrl: string | null;
  host: string;
  port: number;
  publicOrigin: string;
  proxyHops: number;
  siteName: string;
  country: (typeof countries)[number];
  onCallPhone: string | null;
  timeZone: string;
  exitTo: string;
  locales: string[];
  /** 5 to 60. */
  idleMinutes: number;
  /** Null when people sign in with passwords and passkeys only. */
  signOn: SignOn | null;
  /** Null where the site has no instruments of its own. */
  packsFolder: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  /** The second channel to a coordinator; nulls where it is not set up. */
  call: {
    mailTo: string | null;
    smtpUrl: string | null;
    hook: { url: string; secret: string } | null;
  };
}

/** @throws SettingsRefused with one sentence. */
function readSignOn(file: string): SignOn {
  const refuse = (why: string): never => {
    throw new SettingsRefused(`ALONGSIDE_SIGN_ON_FILE: ${why}`);
  };
  const read = (path: string): string => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return refuse(`${path} cannot be read.`);
    }
  };
  const text = read(file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse(`${file} is not JSON.`);
  }
  const parsed = signOnShape.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const { clientSecretFile, ...signOn } = parsed.data;
  if (signOn.acr.length + signOn.amr.length === 0) {
    return refuse('say by acr or amr how a second factor shows, such as "amr": ["mfa"].');
  }
  const { protocol, hostname } = new URL(signOn.issuer);
  if (protocol !== "https:" && !isLoopback(hostname)) return refuse("issuer begins with https://.");
  const secretFile = resolve(dirname(file), clientSecretFile);
  const clientSecret = read(secretFile).trim();
  if ((statSync(secretFile).mode & 0o077) !== 0) {
    return refuse(`others may read ${secretFile}. Run: chmod 600 ${secretFile}`);
  }
  return { ...signOn, clientSecret };
}

export class SettingsRefused extends Error {
  override name = "SettingsRefused";
}

const isLoopback = (host: string): boolean =>
  ["localhost", "127.0.0.1", "[::1]", "::1"].includes(host);

/** @param source usually process.env. @throws SettingsRefused with one sentence per wrong value. */
export function readSettings(source: Record<string, string | undefined> = process.env): Settings {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new SettingsRefused(`These settings need another value. ${lines.join("; ")}`);
  }
  const env = parsed.data;
  const publicOrigin = new URL(
    env.ALONGSIDE_PUBLIC_ORIGIN ?? `http://localhost:${env.ALONGSIDE_PORT}`,
  );
  if (publicOrigin.protocol !== "https:" && !isLoopback(publicOrigin.hostname)) {
    throw new SettingsRefused(
      "ALONGSIDE_PUBLIC_ORIGIN must begin with https://, unless it is this machine itself.",
    );
  }
  if (env.ALONGSIDE_ENGINE === "postgres" && !env.ALONGSIDE_DATABASE_URL) {
    throw new SettingsRefused("ALONGSIDE_DATABASE_URL is needed when the engine is postgres.");
  }
  const hookUrl = env.ALONGSIDE_CALL_HOOK_URL;
  const hookSecret = env.ALONGSIDE_CALL_HOOK_SECRET;
  if ((hookUrl === undefined) !== (hookSecret === undefined)) {
    throw new SettingsRefused(
      "ALONGSIDE_CALL_HOOK_URL and ALONGSIDE_CALL_HOOK_SECRET belong together: set both or neither.",
    );
  }
  if (hookUrl && new URL(hookUrl).protocol !== "https:" && !isLoopback(new URL(hookUrl).hostname)) {
    throw new SettingsRefused(
      "ALONGSIDE_CALL_HOOK_URL must begin with https://, unless it is this machine itself.",
    );
  }
  return {
    mode: env.ALONGSIDE_MODE,
    dataFolder: resolve(env.ALONGSIDE_DATA),
    keyringFile: resolve(env.ALONGSIDE_KEYRING),
    engine: env.ALONGSIDE_ENGINE,
    databaseUrl: env.ALONGSIDE_DATABASE_URL ?? null,
    host: env.ALONGSIDE_HOST,
    port: env.ALONGSIDE_PORT,
    publicOrigin: publicOrigin.origin,
    proxyHops: env.ALONGSIDE_PROXY_HOPS,
    siteName: env.ALONGSIDE_SITE_NAME,
    country: env.ALONGSIDE_COUNTRY,
    onCallPhone: env.ALONGSIDE_ON_CALL_PHONE ?? null,
    timeZone: env.ALONGSIDE_TIME_ZONE,
    exitTo: env.ALONGSIDE_EXIT_TO,
    locales: env.ALONGSIDE_LOCALES.split(",").map((locale) => locale.trim()),
    idleMinutes: env.ALONGSIDE_IDLE_MINUTES,
    signOn: env.ALONGSIDE_SIGN_ON_FILE ? readSignOn(env.ALONGSIDE_SIGN_ON_FILE) : null,
    packsFolder: env.ALONGSIDE_PACKS ? resolve(env.ALONGSIDE_PACKS) : null,
    smtpUrl: env.ALONGSIDE_SMTP_URL ?? null,
    mailFrom: env.ALONGSIDE_MAIL_FROM,
    call: {
      mailTo: env.ALONGSIDE_CALL_MAIL_TO ?? null,
      smtpUrl: env.ALONGSIDE_CALL_SMTP_URL ?? env.ALONGSIDE_SMTP_URL ?? null,
      hook: hookUrl && hookSecret ? { url: hookUrl, secret: hookSecret } : null,
    },
  };
}

/** What a demonstration takes from the environment: how it is reached and how it looks, never where
 * data, keys or mail servers of a real site are. */
const demoMayRead = [
  "ALONGSIDE_HOST",
  "ALONGSIDE_PORT",
  "ALONGSIDE_PUBLIC_ORIGIN",
  "ALONGSIDE_PROXY_HOPS",
  "ALONGSIDE_SITE_NAME",
  "ALONGSIDE_COUNTRY",
  "ALONGSIDE_ON_CALL_PHONE",
  "ALONGSIDE_TIME_ZONE",
  "ALONGSIDE_EXIT_TO",
] as const;
const demoLeavesAlone = [
  "ALONGSIDE_DATA",
  "ALONGSIDE_KEYRING",
  "ALONGSIDE_DATABASE_URL",
  "ALONGSIDE_SMTP_URL",
] as const;

/** The settings of a demonstration in this folder, and the names of set variables it does not look at. */
export function demoSettings(
  folder: string,
  port: number | null,
  source: Record<string, string | undefined> = process.env,
): { settings: Settings; ignored: string[] } {
  if ((source.ALONGSIDE_ENGINE ?? "sqlite") !== "sqlite") {
    throw new SettingsRefused(
      "The demonstration keeps its data in a file of its own. Run it without ALONGSIDE_ENGINE.",
    );
  }
  const settings = readSettings({
    // The visitor's own clock on the wall: the pages then say times that make sense where they sit.
    ALONGSIDE_TIME_ZONE: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    ...Object.fromEntries(
      demoMayRead.flatMap((name) => (source[name] ? [[name, source[name]]] : [])),
    ),
    ...(port === null ? {} : { ALONGSIDE_PORT: String(port) }),
    ALONGSIDE_MODE: "demo",
    ALONGSIDE_DATA: join(folder, "data"),
    ALONGSIDE_KEYRING: join(folder, "keys", "keyring.json"),
    ALONGSIDE_MAIL_FROM: "staff-connect@hospital.example",
  });
  return { settings, ignored: demoLeavesAlone.filter((name) => source[name]) };
}
