// The recovery sheet as one page to print: no script, nothing from elsewhere, the code as a picture and as
// characters. The file is readable by its owner only and is meant to be deleted after printing.
import qrcode from "qrcode-generator";

const lines = (code: string): string[] => code.match(/.{1,24}/g) ?? [];
const grouped = (line: string): string => line.replace(/(.{4})(?=.)/g, "$1 ");

/** The code in five lines of six groups, as typed back. */
export const sheetLines = (code: string): string[] => lines(code).map(grouped);

function picture(code: string): string {
  const qr = qrcode(0, "M");
  qr.addData(code, "Alphanumeric");
  qr.make();
  return qr.createSvgTag({ cellSize: 4, margin: 16, scalable: true });
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** @param madeOn ISO day. @returns a whole HTML document. */
export const sheetPage = (code: string, keyId: string, siteName: string, madeOn: string): string =>
  `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Recovery sheet</title>
<style>
body { font: 12pt/1.5 "Atkinson Hyperlegible Next", system-ui, sans-serif; max-width: 40em; margin: 2em auto; padding: 0 1em; color: #14202b; background: #fff }
h1 { font-size: 18pt } ol { padding-left: 1.5em } svg { width: 60mm; height: 60mm; display: block; margin: 1em 0 }
.code { font: 15pt/1.8 ui-monospace, monospace; white-space: pre }
</style></head><body>
<h1>Recovery sheet</h1>
<p>${escaped(siteName)}, key ${escaped(keyId)}, made on ${escaped(madeOn)}.</p>
<p>Whoever has this sheet, a copy of the keys and a backup can read every request that is not yet destroyed. Keep it in a sealed envelope in a safe, apart from every backup. Without it and without the key file, nothing can ever be read again.</p>
${picture(code)}
<p class="code">${sheetLines(code).join("\n")}</p>
<p>The last characters are a checksum: a wrong letter is noticed.</p>
<ol>
<li>Check the sheet while the site still runs: <code>alongside keys check-sheet</code>, and type or scan the characters.</li>
<li>Bring back the keys: <code>alongside keys restore --copy FILE</code>, with the newest copy of the keys.</li>
<li>Bring back the data: <code>alongside restore --archive FILE</code>.</li>
<li>After <code>alongside keys rotate</code> print a new sheet and destroy this one.</li>
</ol>
</body></html>
`;
