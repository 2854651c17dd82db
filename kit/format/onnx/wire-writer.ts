/** The bytes of a protobuf message under construction (protobuf.dev, "Encoding"). Fields are written as they come. */
export type WireParts = Uint8Array[];

const utf8 = new TextEncoder();

/** A whole number, also a negative one, as varint. */
export function integerField(number: number, value: number | bigint): Uint8Array {
  return joinBytes([varint(BigInt(number) << 3n), varint(BigInt.asUintN(64, BigInt(value)))]);
}

/** A single-precision number. */
export function floatField(number: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return joinBytes([varint((BigInt(number) << 3n) | 5n), bytes]);
}

/** Text in UTF-8. */
export function textField(number: number, value: string): Uint8Array {
  return bytesField(number, utf8.encode(value));
}

/** A message within a message, or raw bytes. */
export function bytesField(number: number, bytes: Uint8Array): Uint8Array {
  return joinBytes([varint((BigInt(number) << 3n) | 2n), varint(BigInt(bytes.length)), bytes]);
}

/** Whole numbers, packed. */
export function integersField(number: number, values: readonly (number | bigint)[]): Uint8Array {
  return bytesField(number, joinBytes(values.map((value) => varint(BigInt.asUintN(64, BigInt(value))))));
}

/** Single-precision numbers, packed. */
export function floatsField(number: number, values: readonly number[]): Uint8Array {
  return bytesField(number, littleEndianFloats(values));
}

/** Single-precision numbers as ONNX keeps them in `raw_data`. */
export function littleEndianFloats(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setFloat32(index * 4, value, true);
  });
  return bytes;
}

/** 64-bit integers as ONNX keeps them in `raw_data`. */
export function littleEndianIntegers(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setBigInt64(index * 8, BigInt(value), true);
  });
  return bytes;
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    joined.set(part, position);
    position += part.length;
  }
  return joined;
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 0x7fn) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
