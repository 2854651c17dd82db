/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021): the same numbers on
 * every machine, which `Math.random` does not promise.
 */
export interface Random {
  /** The next 32 bits, from 0 to 2^32 - 1. */
  nextUint32(): number;
  /** A whole number from 0 to `limit - 1`; the bias is below `limit / 2^32`. */
  nextBelow(limit: number): number;
  /** Fills `target` with whole numbers from 0 to `limit - 1`. */
  fillBelow(target: Uint32Array, limit: number): void;
}

/** A generator whose state is spread from `seed` with splitmix32 steps. */
export function createRandom(seed: number): Random {
  let position = Math.trunc(seed) | 0;
  const next = () => {
    position = (position + 0x9e3779b9) | 0;
    let mixed = Math.imul(position ^ (position >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  return createRandomFromState([next(), next(), next(), next()]);
}

/** A generator in a given state of four 32-bit words, not all zero. */
export function createRandomFromState(state: readonly [number, number, number, number]): Random {
  let [a, b, c, d] = state;
  const nextUint32 = () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const nextBelow = (limit: number) => Math.floor((nextUint32() / 4294967296) * limit);
  return {
    nextUint32,
    nextBelow,
    // The same steps as nextUint32, on variables of its own: those that closures share cost twice the time.
    fillBelow(target, limit) {
      let [w, x, y, z] = [a, b, c, d];
      for (let index = 0; index < target.length; index++) {
        const scrambled = Math.imul(x, 5);
        const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
        const shifted = x << 9;
        y ^= w;
        z ^= x;
        x ^= y;
        w ^= z;
        y ^= shifted;
        z = (z << 11) | (z >>> 21);
        target[index] = (result / 4294967296) * limit;
      }
      [a, b, c, d] = [w, x, y, z];
    },
  };
}
