/** Bytes of an IP address: 4 or 16. */
export type IpBytes = readonly number[];

/** Reads dotted decimals or any spelling of IPv6; `undefined` for what is neither, e.g. a name. */
export function parseIp(text: string): IpBytes | undefined {
  return text.includes(":") ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): IpBytes | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) {
    return undefined;
  }
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseIpv6(text: string): IpBytes | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === "" ? [] : groupsOf(half)));
  if (!head) return undefined;
  if (halves.length === 1) return head.length === 16 ? head : undefined;
  if (!tail || head.length + tail.length > 14) return undefined;
  return [...head, ...Array<number>(16 - head.length - tail.length).fill(0), ...tail];
}

/** Groups of four hexadecimal digits; the last may be an IPv4 address. */
function groupsOf(text: string): number[] | undefined {
  const bytes: number[] = [];
  const groups = text.split(":");
  for (const [index, group] of groups.entries()) {
    const ipv4 = index === groups.length - 1 && group.includes(".") ? parseIpv4(group) : undefined;
    if (ipv4) bytes.push(...ipv4);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else return undefined;
  }
  return bytes;
}

export interface IpRange {
  bytes: IpBytes;
  /** How many of the first bits must agree. */
  prefix: number;
}

/** Reads `10.0.0.0/8`; an address alone is the range of itself. */
export function parseIpRange(text: string): IpRange | undefined {
  const [address = "", prefixText, ...more] = text.split("/");
  const bytes = parseIp(address);
  if (!bytes || more.length > 0) return undefined;
  if (prefixText === undefined) return { bytes, prefix: bytes.length * 8 };
  const prefix = /^\d{1,3}$/.test(prefixText) ? Number(prefixText) : Infinity;
  return prefix <= bytes.length * 8 ? { bytes, prefix } : undefined;
}

export function isInRange(address: IpBytes, { bytes, prefix }: IpRange): boolean {
  if (address.length !== bytes.length) return false;
  const whole = prefix >> 3;
  const rest = 0xff << (8 - (prefix & 7)) & 0xff;
  return bytes.every((byte, index) =>
    index < whole
      ? byte === address[index]
      : index > whole || ((byte ^ address[index]!) & rest) === 0
  );
}
