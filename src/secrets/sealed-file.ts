import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import type { Mask } from './mask.ts';

/**
 * A file with secrets that somebody who has these secrets needs once more, as it was: masked at rest, and beside it the
 * whole under a key made of the secrets themselves. Without them nothing gives it back but trying values one by one,
 * 30 ms and 16 MiB each.
 */
interface Sealed {
  readonly schema: typeof SCHEMA;
  /** All hexadecimal, or base64 the data. AES-256-GCM under scrypt with N = 16384, r = 8, p = 1. */
  readonly salt: string;
  readonly iv: string;
  readonly tag: string;
  /** SHA-256 of the masked file that it belongs to: one that was written since has no use for it. */
  readonly masked: string;
  readonly data: string;
}

export interface Vault {
  /** Seals a file and masks it; one without secrets stays as it is. Rejects with the system's error. */
  hide(path: string): Promise<void>;
  /** Gives a hidden file its bytes back. False: it is none, or these are not its secrets. Rejects with the system's error. */
  restore(path: string): Promise<boolean>;
}

const SCHEMA = 'mdrollback.sealed/1';
const COST = { N: 16_384, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const SUFFIX = '.sealed';
const STAR = 0x2a;

export const isSealed = (path: string): boolean => path.endsWith(SUFFIX);

export function vaultOf(mask: Mask, secrets: readonly string[]): Vault {
  const keys = new Map<string, Promise<Buffer>>();
  const keyFor = (salt: string): Promise<Buffer> => {
    const key = keys.get(salt) ?? derive(JSON.stringify(secrets), Buffer.from(salt, 'hex'));
    keys.set(salt, key);
    return key;
  };
  const salt = randomBytes(16).toString('hex');
  return {
    hide: async (path) => {
      const bytes = await readFile(path);
      const masked = maskedBytes(mask, bytes);
      if (masked.equals(bytes)) return;
      // Sealed first: whenever it breaks off, one of the two is whole.
      await write(path + SUFFIX, JSON.stringify(seal(bytes, masked, salt, await keyFor(salt))));
      await write(path, masked);
    },
    restore: async (path) => {
      const sealed = await readSealed(path + SUFFIX);
      if (sealed === null) return false;
      const masked = maskedBytes(mask, await readFile(path));
      if (sha256(masked) !== sealed.masked) return false;
      const bytes = unseal(sealed, await keyFor(sealed.salt));
      if (bytes !== null) await write(path, bytes);
      return bytes !== null;
    },
  };
}

function seal(bytes: Buffer, masked: Buffer, salt: string, key: Buffer): Sealed {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const data = Buffer.concat([cipher.update(bytes), cipher.final()]).toString('base64');
  const tag = cipher.getAuthTag().toString('hex');
  return { schema: SCHEMA, salt, iv: iv.toString('hex'), tag, masked: sha256(masked), data };
}

/** Null: another key. */
function unseal({ iv, tag, data }: Sealed, key: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'hex'));
    decipher.setAuthTag(Buffer.from(tag, 'hex'));
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]);
  } catch {
    return null;
  }
}

async function readSealed(path: string): Promise<Sealed | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Sealed;
  } catch {
    // None, or one that broke off while it was written: then the file itself is whole.
    return null;
  }
}

function maskedBytes(mask: Mask, bytes: Buffer): Buffer {
  const masked = Buffer.from(bytes);
  for (const { start, end } of mask.find(bytes, true).spans) masked.fill(STAR, start, end);
  return masked;
}

/** Whole or not at all. */
async function write(path: string, content: string | Buffer): Promise<void> {
  const file = await open(`${path}.new`, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function derive(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, 32, COST, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
