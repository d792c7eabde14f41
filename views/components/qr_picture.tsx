import type { QrCode } from "../../core/billing/payment_codes/qr_code.ts";

/** A QR code, black on white in both themes, for phones read nothing else. */
export function QrPicture(props: { code: QrCode; label: string; size?: number }) {
  const { code, label, size = 160 } = props;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`0 0 ${code.size} ${code.size}`}
      shape-rendering="crispEdges"
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
