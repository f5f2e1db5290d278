/** SQL that a client is given on its command line: does it only ask? */

const QUERY = /^(?:select|show|desc|describe|explain|use)\b/i;
/** `EXPLAIN ANALYZE DELETE` deletes; `SELECT … INTO` and `FOR UPDATE` write or lock; `/*! *\/` runs in MySQL. */
const WRITES =
  /\b(?:into|analyze|analyse|update|delete|insert|drop|alter|create|truncate|replace|call|lock|grant|revoke)\b|\/\*/i;

/** Functions that change nothing, and words that stand before a parenthesis without being one. */
const PURE: ReadonlySet<string> = new Set(
  (
    'count sum min max avg now version database current_database current_user user length char_length coalesce ifnull nullif round floor ' +
    'ceil abs concat concat_ws group_concat string_agg date date_format date_sub date_add to_char upper lower trim substr substring left right cast ' +
    'unix_timestamp from_unixtime curdate current_date current_timestamp extract distinct in and or not exists where on as from join values ' +
    'interval select over having by between then when else pg_is_in_recovery pg_size_pretty pg_database_size pg_relation_size ' +
    'pg_total_relation_size pg_current_wal_lsn pg_last_wal_receive_lsn pg_last_wal_replay_lsn pg_last_xact_replay_timestamp pg_wal_lsn_diff table_rows'
  ).split(' '),
);

/** Every statement is a query, and calls no function that is not known. */
export function asksOnly(sql: string): boolean {
  const meta = /^\s*\\(?:d[a-zA-Z]*\+?|l\+?|conninfo)(?:\s+[\w.*"]+)?\s*$/;
  if (meta.test(sql)) return true;
  const query = sql.replace(/\\G/g, ';');
  // The words inside of literals are data. Where another kind of quote or a comment could hide a `'`, they are read as SQL: the safe side.
  const code = /["`$#\\]|--/.test(query) ? query : query.replace(/'[^']*'/g, "''");
  if (WRITES.test(code) || code.includes('\\')) return false;
  const statements = code.split(';').map((statement) => statement.trim());
  if (!statements.some((statement) => statement !== '')) return false;
  if (!statements.every((statement) => statement === '' || QUERY.test(statement))) return false;
  return [...code.matchAll(/([A-Za-z_]\w*)\s*\(/g)].every(([, name]) => PURE.has((name ?? '').toLowerCase()));
}
