// A QR picture, drawn on the server as one path. Whatever it holds must also stand in words beside it.
import qrcode from "qrcode-generator";

/** Cameras want four empty modules around it. */
const quiet = 4;

export function QrPicture({ text, label }: { text: string; label: string }) {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_, column) =>
      code.isDark(row, column) ? `M${column + quiet} ${row + quiet}h1v1h-1z` : "",
    ).join(""),
  );
  const side = count + 2 * quiet;
  return (
    <svg className="qr" viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label}>
      <path d={rows.join("")} shapeRendering="crispEdges" />
    </svg>
  );
}
