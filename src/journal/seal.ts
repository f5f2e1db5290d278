import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { Parameter } from '../plan/types.ts';

/**
 * What a run directory keeps of its secrets (language.md §5): enough to tell on a resume that the same value was given
 * again, and nothing that gives it back but trying values one by one, 30 ms and 16 MiB each.
 */
export interface Seal {
  readonly schema: typeof SEAL_SCHEMA;
  readonly secrets: readonly SealedSecret[];
}

export interface SealedSecret {
  readonly name: string;
  /** Hexadecimal. */
  readonly salt: string;
  /** scrypt with N = 16384, r = 8, p = 1; 32 bytes, hexadecimal. */
  readonly hash: string;
}

const SEAL_SCHEMA = 'mdrollback.secrets/1';
const COST = { N: 16_384, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** Null where no secret has a value. */
export async function sealSecrets(parameters: readonly Parameter[]): Promise<Seal | null> {
  const secrets: SealedSecret[] = [];
  for (const { name, secret, value } of parameters) {
    if (!secret || value === null) continue;
    const salt = randomBytes(16);
    secrets.push({ name, salt: salt.toString('hex'), hash: (await hashOf(value, salt)).toString('hex') });
  }
  return secrets.length === 0 ? null : { schema: SEAL_SCHEMA, secrets };
}

/** The names of the secrets whose value is another one than that which was sealed, or is not there. */
export async function brokenSeals(seal: Seal, parameters: readonly Parameter[]): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { name, salt, hash } of seal.secrets) {
    const value = parameters.find((each) => each.name === name)?.value ?? null;
    const same =
      value !== null &&
      timingSafeEqual(await hashOf(value, Buffer.from(salt, 'hex')), Buffer.from(hash, 'hex'));
    if (!same) broken.push(name);
  }
  return broken;
}

function hashOf(value: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(value, salt, 32, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
