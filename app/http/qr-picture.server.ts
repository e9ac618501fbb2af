// A QR picture as one path of squares, drawn on the server; nothing is asked of anybody else.
import qrcode from "qrcode-generator";

export interface QrPath {
  /** Modules along one side. */
  size: number;
  path: string;
}

/** @param text at most some 300 characters. */
export function qrPath(text: string): QrPath {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  const squares: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (code.isDark(row, column)) squares.push(`M${column} ${row}h1v1h-1z`);
    }
  }
  return { size, path: squares.join("") };
}
