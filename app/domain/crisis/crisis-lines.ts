// Crisis lines belong to a country, not to a language. Each site verifies its own; the day of the last
// check is shown to administrators.
export const countries = ["US", "GB", "IE", "CA", "AU", "NZ", "DE", "AT", "CH", "ES"] as const;
export type Country = (typeof countries)[number];

export interface CrisisLine {
  /** Key of the line's name in the message catalogue: `crisis.lines.<key>`. */
  key: string;
  /** As printed. */
  number: string;
  /** As dialled: digits and plus only. */
  dial: string;
  /** Some lines take a text message as well. */
  takesText?: boolean;
}

export interface CrisisLines {
  emergency: { number: string; dial: string };
  lines: readonly CrisisLine[];
}

const line = (key: string, number: string, takesText = false): CrisisLine => ({
  key,
  number,
  dial: number.replace(/[^\d+]/g, ""),
  takesText,
});
const emergency = (number: string) => ({ number, dial: number });

export const crisisLinesOf: Record<Country, CrisisLines> = {
  US: { emergency: emergency("911"), lines: [line("lifeline988", "988", true)] },
  CA: { emergency: emergency("911"), lines: [line("helpline988", "9-8-8", true)] },
  GB: {
    emergency: emergency("999"),
    lines: [line("samaritans", "116 123"), line("nhs111", "111")],
  },
  IE: { emergency: emergency("112"), lines: [line("samaritans", "116 123")] },
  AU: { emergency: emergency("000"), lines: [line("lifeline", "13 11 14")] },
  NZ: { emergency: emergency("111"), lines: [line("need1737", "1737", true)] },
  DE: { emergency: emergency("112"), lines: [line("telefonseelsorge", "116 123")] },
  AT: { emergency: emergency("112"), lines: [line("telefonseelsorge", "142")] },
  CH: { emergency: emergency("112"), lines: [line("dargeboteneHand", "143")] },
  ES: { emergency: emergency("112"), lines: [line("linea024", "024")] },
};
