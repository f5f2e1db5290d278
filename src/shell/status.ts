/**
 * The status file: what bash itself says of its commands, so that it outlives the tool.
 * Append-only, one record a line; the fields are separated by one blank:
 *
 *     ready <token> <pid> <time> <token>
 *     kept  <token> <token>                               bash did not move to the new output files
 *     sent  <nonce> <stdout> <offset> <stderr> <offset> <nonce>    the tool: where its output will stand; file numbers
 *     begun <ordinal> <nonce> <time> <nonce>
 *     fenced <nonce> <nonce>                              bash saw that another tool has the run, and did not run it
 *     pipe  <ordinal> <nonce> <status> <nonce>            PIPESTATUS, if it is not `$?` alone, before `end`
 *     end   <ordinal> <nonce> <time> <status> <flags> <pipes> <nonce>
 *     end   <ordinal> <nonce> <time> <status> <flags> <pipes> = <nonce>    it left the state as it was: see `unchanged.ts`
 *     exit  <token> <time> <status> <token>
 *
 * `token` names one bash, `nonce` one command; `flags` are bash's `$-`, `-` for none; `pipes` is the number of
 * `pipe` records. Times are seconds since the epoch. A record repeats its key at its end and closes with a newline,
 * so a line that broke off is no record: "12" out of "127" can never be read. Lines that are no record are passed over.
 *
 * `exit` comes from an EXIT trap. One that a signal set off sees `$?` = 0, so a bare 0 there proves nothing.
 */

export type StatusRecord =
  ReadyRecord | KeptRecord | SentRecord | BegunRecord | FencedRecord | EndRecord | ExitRecord;

export interface ReadyRecord {
  readonly type: 'ready';
  readonly token: string;
  readonly pid: number;
  /** Milliseconds since the epoch, like every time here. */
  readonly time: number;
}

/** The author's own redirection holds: output still goes through the files of the command before. */
export interface KeptRecord {
  readonly type: 'kept';
  readonly token: string;
}

/** The tool's own: written before the command is sent. The numbers are those of `stdout.<number>` and its like. */
export interface SentRecord {
  readonly type: 'sent';
  readonly nonce: string;
  readonly stdout: { readonly number: number; readonly offset: number };
  readonly stderr: { readonly number: number; readonly offset: number };
}

export interface FencedRecord {
  readonly type: 'fenced';
  readonly nonce: string;
}

export interface BegunRecord {
  readonly type: 'begun';
  readonly ordinal: number;
  readonly nonce: string;
  readonly time: number;
}

export interface EndRecord {
  readonly type: 'end';
  readonly ordinal: number;
  readonly nonce: string;
  readonly time: number;
  readonly status: number;
  /** `$-` behind the command. */
  readonly flags: string;
  readonly pipeStatus: readonly number[];
  /** No snapshot was taken behind it: the one before still holds. */
  readonly unchanged: boolean;
}

export interface ExitRecord {
  readonly type: 'exit';
  readonly token: string;
  readonly time: number;
  readonly status: number;
}

/** The complete records of a status file, in order. Pure; never throws. */
export function parseStatusFile(text: string): StatusRecord[] {
  const records: StatusRecord[] = [];
  let pipes: PipeLine[] = [];
  const lines = text.split('\n');
  // What stands behind the last newline has broken off.
  lines.pop();
  for (const line of lines) {
    const fields = line.split(' ');
    const pipe = readPipe(fields);
    if (pipe !== null) {
      pipes.push(pipe);
      continue;
    }
    const record = readRecord(fields, pipes);
    if (record !== null) records.push(record);
    pipes = [];
  }
  return records;
}

/**
 * The end record of one command, as `parseStatusFile` finds it; null: none. Every command waits for this, so lines that
 * cannot be it are not read.
 */
export function findEnd(text: string, nonce: string): EndRecord | null {
  let pipes: PipeLine[] = [];
  const lines = text.split('\n');
  lines.pop();
  for (const line of lines) {
    const fields = /^(?:end|pipe) /.test(line) ? line.split(' ') : [];
    const pipe = readPipe(fields);
    if (pipe !== null) {
      pipes.push(pipe);
      continue;
    }
    const record = readRecord(fields, pipes);
    if (record?.type === 'end' && record.nonce === nonce) return record;
    pipes = [];
  }
  return null;
}

interface PipeLine {
  readonly nonce: string;
  readonly status: number;
}

function readPipe(fields: readonly string[]): PipeLine | null {
  const [kind, ordinal, nonce, status, closing] = fields;
  if (kind !== 'pipe' || fields.length !== 5 || nonce === undefined || nonce === '' || closing !== nonce)
    return null;
  const value = readStatus(status);
  return readOrdinal(ordinal) === null || value === null ? null : { nonce, status: value };
}

function readRecord(fields: readonly string[], pipes: readonly PipeLine[]): StatusRecord | null {
  const [kind, ...rest] = fields;
  const key = kind === 'begun' || kind === 'end' ? rest[1] : rest[0];
  if (key === undefined || key === '' || rest.at(-1) !== key) return null;
  const unchanged = rest.length === 8 && rest[6] === '=';
  if (kind === 'end' && (rest.length === 7 || unchanged)) return readEnd(rest, pipes, unchanged);
  if (kind === 'begun' && rest.length === 4) {
    const ordinal = readOrdinal(rest[0]);
    const time = readTime(rest[2]);
    return ordinal === null || time === null ? null : { type: 'begun', ordinal, nonce: key, time };
  }
  if (kind === 'kept' && rest.length === 2) return { type: 'kept', token: key };
  if (kind === 'fenced' && rest.length === 2) return { type: 'fenced', nonce: key };
  if (kind === 'sent' && rest.length === 6) return readSent(key, rest);
  if (kind === 'ready' && rest.length === 4) {
    const pid = readOrdinal(rest[1]);
    const time = readTime(rest[2]);
    return pid === null || time === null ? null : { type: 'ready', token: key, pid, time };
  }
  if (kind === 'exit' && rest.length === 4) {
    const time = readTime(rest[1]);
    const status = readStatus(rest[2]);
    return time === null || status === null ? null : { type: 'exit', token: key, time, status };
  }
  return null;
}

function readSent(nonce: string, rest: readonly string[]): SentRecord | null {
  const numbers = rest.slice(1, 5);
  if (!numbers.every((field) => /^[0-9]{1,15}$/.test(field))) return null;
  const [out = 0, outOffset = 0, err = 0, errOffset = 0] = numbers.map(Number);
  return {
    type: 'sent',
    nonce,
    stdout: { number: out, offset: outOffset },
    stderr: { number: err, offset: errOffset },
  };
}

/** The line of a `sent` record. */
export function sentLine({ nonce, stdout, stderr }: Omit<SentRecord, 'type'>): string {
  const fields = [nonce, stdout.number, stdout.offset, stderr.number, stderr.offset, nonce];
  return `sent ${fields.join(' ')}\n`;
}

function readEnd(rest: readonly string[], pipes: readonly PipeLine[], unchanged: boolean): EndRecord | null {
  const [ordinalField, nonce = '', timeField, statusField, flagsField = '-', countField] = rest;
  const ordinal = readOrdinal(ordinalField);
  const time = readTime(timeField);
  const status = readStatus(statusField);
  const own = pipes.filter((pipe) => pipe.nonce === nonce);
  if (ordinal === null || time === null || status === null || countField !== String(own.length)) return null;
  const flags = flagsField === '-' ? '' : flagsField;
  const pipeStatus = own.length === 0 ? [status] : own.map((pipe) => pipe.status);
  return { type: 'end', ordinal, nonce, time, status, flags, pipeStatus, unchanged };
}

function readOrdinal(field: string | undefined): number | null {
  return field !== undefined && /^[1-9][0-9]{0,14}$/.test(field) ? Number(field) : null;
}

function readStatus(field: string | undefined): number | null {
  if (field === undefined || !/^(0|[1-9][0-9]{0,2})$/.test(field)) return null;
  return Number(field) <= 255 ? Number(field) : null;
}

/** Seconds, with a fraction behind the locale's own point where bash knows it. */
function readTime(field: string | undefined): number | null {
  const match = /^([0-9]{1,12})(?:[.,٫]([0-9]{1,9}))?$/.exec(field ?? '');
  if (match === null) return null;
  return Math.floor(Number(`${match[1] ?? '0'}.${match[2] ?? '0'}`) * 1000);
}
