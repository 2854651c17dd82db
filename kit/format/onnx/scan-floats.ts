import type { TensorType } from './types.ts';

/** What was seen of a tensor's elements so far. */
export interface FloatCounts {
  nan: number;
  infinite: number;
  /** Zero for as long as every element is plus or minus zero. */
  magnitude: number;
}

/** Counts the elements in little-endian bytes, whole elements, at the beginning of a buffer. */
export type FloatScanner = (bytes: Uint8Array, counts: FloatCounts) => void;

/** Exponent all ones, fraction zero: infinity of an IEEE 754 type by its bits without the sign; above it lies NaN. */
const INFINITY_BITS = {
  float: 0x7f800000,
  double: 0x7ff00000,
  float16: 0x7c00,
  bfloat16: 0x7f80,
  float8e5m2: 0x7c,
};

const SCANNERS: Partial<Record<TensorType, FloatScanner>> = {
  float: scanSingles,
  complex64: scanSingles,
  double: scanDoubles,
  complex128: scanDoubles,
  float16: scanHalves(INFINITY_BITS.float16),
  bfloat16: scanHalves(INFINITY_BITS.bfloat16),
  // The 8-bit types are those of ONNX, "Float stored in 8 bits": only e5m2 has infinities; fnuz has no negative zero.
  float8e5m2: scanBytes({ mask: 0x7f, infinity: INFINITY_BITS.float8e5m2 }),
  float8e4m3fn: scanBytes({ mask: 0x7f, infinity: 0x100, nan: 0x7f }),
  float8e4m3fnuz: scanBytes({ mask: 0xff, infinity: 0x100, nan: 0x80 }),
  float8e5m2fnuz: scanBytes({ mask: 0xff, infinity: 0x100, nan: 0x80 }),
  // Powers of two (OCP Microscaling Formats 1.0, "E8M0"): 0 stands for 2^-127, so nothing is zero.
  float8e8m0: scanBytes({ mask: 0xff, infinity: 0x100, nan: 0xff, offset: 1 }),
  // Two elements a byte, neither NaN nor infinity.
  float4e2m1: scanBytes({ mask: 0x77, infinity: 0x100 }),
};

/** The scanner of an element type; undefined for what is no float, and for those that are not stored in whole bytes. */
export function floatScannerOf(type: TensorType): FloatScanner | undefined {
  return SCANNERS[type];
}

function scanSingles({ buffer, byteOffset, length }: Uint8Array, counts: FloatCounts): void {
  const words = new Uint32Array(buffer, byteOffset, length >> 2);
  for (const word of words) {
    const magnitude = word & 0x7fffffff;
    counts.magnitude |= magnitude;
    if (magnitude >= INFINITY_BITS.float) {
      if (magnitude === INFINITY_BITS.float) counts.infinite++;
      else counts.nan++;
    }
  }
}

function scanDoubles({ buffer, byteOffset, length }: Uint8Array, counts: FloatCounts): void {
  const words = new Uint32Array(buffer, byteOffset, (length >> 3) * 2);
  for (let index = 0; index < words.length; index += 2) {
    const low = words[index] ?? 0;
    const high = (words[index + 1] ?? 0) & 0x7fffffff;
    counts.magnitude |= low | high;
    if (high >= INFINITY_BITS.double) {
      if (high === INFINITY_BITS.double && low === 0) counts.infinite++;
      else counts.nan++;
    }
  }
}

function scanHalves(infinity: number): FloatScanner {
  return ({ buffer, byteOffset, length }, counts) => {
    for (const bits of new Uint16Array(buffer, byteOffset, length >> 1)) {
      const magnitude = bits & 0x7fff;
      counts.magnitude |= magnitude;
      if (magnitude >= infinity) {
        if (magnitude === infinity) counts.infinite++;
        else counts.nan++;
      }
    }
  };
}

interface ByteFormat {
  /** The bits that make the magnitude. */
  mask: number;
  /** The magnitude of infinity, above which lies NaN; 0x100 where there is none. */
  infinity: number;
  /** The one magnitude that is NaN, where it is not above infinity. */
  nan?: number;
  /** Added to every magnitude, where none is zero. */
  offset?: number;
}

function scanBytes({ mask, infinity, nan = -1, offset = 0 }: ByteFormat): FloatScanner {
  return (bytes, counts) => {
    for (const byte of bytes) {
      const magnitude = byte & mask;
      counts.magnitude |= magnitude + offset;
      if (magnitude === infinity) counts.infinite++;
      else if (magnitude > infinity || magnitude === nan) counts.nan++;
    }
  };
}
