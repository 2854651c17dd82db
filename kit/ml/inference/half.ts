const scratch = new DataView(new ArrayBuffer(4));

/** The number that 16 bits of IEEE 754 binary16 stand for. */
export function decodeHalf(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/**
 * The bits of the binary16 number nearest to `value`, ties to even (IEEE 754-2019, 4.3.1). Rounds once, from the
 * number's single-precision value.
 */
export function encodeHalf(value: number): number {
  scratch.setFloat32(0, value);
  const bits = scratch.getUint32(0);
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00;
  if (magnitude >= 0x477ff000) return sign | 0x7c00;
  if (magnitude < 0x38800000) return sign | roundToEven(Math.abs(value) * 2 ** 24);
  return sign | roundBits(magnitude - 0x38000000);
}

/** Drops the 13 bits binary16 has no room for; a carry rightly moves into the exponent. */
function roundBits(magnitude: number): number {
  const kept = magnitude >>> 13;
  const dropped = magnitude & 0x1fff;
  return dropped > 0x1000 || (dropped === 0x1000 && kept & 1) ? kept + 1 : kept;
}

function roundToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
