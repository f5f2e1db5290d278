/**
 * The places at which the executor can be made to die: before and after every call by which it changes a disk or tells
 * bash something, whatever part of it calls. Only for test/crash: it replaces node's own functions.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import promises from 'node:fs/promises';

/** Calls that end what they do before they return. */
const SYNC = [
  'writeSync',
  'writeFileSync',
  'mkdirSync',
  'symlinkSync',
  'rmSync',
  'copyFileSync',
  'chmodSync',
];
const ASYNC = ['mkdir', 'chmod', 'link', 'rename', 'unlink', 'rm', 'writeFile'];
const HANDLE = ['writeFile', 'truncate'];

export interface Points {
  /** How many were passed. */
  readonly passed: () => number;
  readonly pass: () => void;
  /** What is done in it is none of the executor's. */
  readonly aside: (work: () => void) => void;
}

export interface Dying {
  /** Counts from 1; 0: it lives. */
  readonly point: number;
  /** Where that is before a write, so many thousandths of its bytes are written. */
  readonly torn: number;
  /** Called with the descriptor of what has just been synced. */
  readonly onSynced: (fd: number) => void;
}

type Around = (call: () => unknown, given: readonly unknown[]) => unknown;

function wrap(owner: object, name: string, around: Around): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') throw new Error(`there is no ${name}`);
  const replacement = function (this: unknown, ...given: unknown[]): unknown {
    return around(() => Reflect.apply(original, this, given), given);
  };
  Reflect.set(owner, name, replacement);
}

/** The prototype of what `fs.promises.open` gives. */
async function handlePrototype(): Promise<object> {
  const handle = await promises.open('/dev/null');
  await handle.close();
  return Object.getPrototypeOf(handle) as object;
}

export async function makeMortal({ point, torn, onSynced }: Dying): Promise<Points> {
  let passed = 0;
  const write = fs.writeSync;
  const die = (): void => {
    process.kill(process.pid, 'SIGKILL');
  };
  let quiet = false;
  const pass = (): void => {
    if (quiet) return;
    passed += 1;
    if (passed === point) die();
  };
  const tear = ([fd, bytes]: readonly unknown[]): void => {
    if (quiet || passed + 1 !== point || torn === 0 || typeof fd !== 'number') return;
    const whole = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    // What goes to a FIFO in one write is whole or not there.
    if (!(whole instanceof Uint8Array) || !fs.fstatSync(fd).isFile()) return;
    write(fd, whole.subarray(0, Math.max(1, Math.floor((whole.length * torn) / 1000))));
    die();
  };
  const settled: Around = (call) => {
    pass();
    const result = call();
    pass();
    return result;
  };
  const later: Around = async (call) => {
    pass();
    const result: unknown = await call();
    pass();
    return result;
  };
  for (const name of SYNC)
    wrap(fs, name, (call, given) => {
      if (name === 'writeSync') tear(given);
      return settled(call, given);
    });
  for (const name of ASYNC) wrap(promises, name, later);
  const prototype = await handlePrototype();
  for (const name of HANDLE) wrap(prototype, name, later);
  mortalSyncs(prototype, pass, onSynced);
  syncBuiltinESMExports();
  const aside = (work: () => void): void => {
    quiet = true;
    work();
    quiet = false;
  };
  return { passed: () => passed, pass, aside };
}

/** `fdatasync` with its callback and on the spot, and the two of a `FileHandle`. */
function mortalSyncs(prototype: object, pass: () => void, onSynced: (fd: number) => void): void {
  const datasync = fs.fdatasync;
  Reflect.set(fs, 'fdatasync', (fd: number, done: (error: Error | null) => void) => {
    pass();
    datasync(fd, (error) => {
      if (error === null) onSynced(fd);
      pass();
      done(error);
    });
  });
  const onTheSpot = fs.fdatasyncSync;
  Reflect.set(fs, 'fdatasyncSync', (fd: number) => {
    pass();
    onTheSpot(fd);
    onSynced(fd);
    pass();
  });
  for (const name of ['sync', 'datasync']) {
    const original: unknown = Reflect.get(prototype, name);
    if (typeof original !== 'function') throw new Error(`there is no ${name}`);
    Reflect.set(prototype, name, async function (this: { readonly fd: number }): Promise<void> {
      pass();
      await Reflect.apply(original, this, []);
      onSynced(this.fd);
      pass();
    });
  }
}
