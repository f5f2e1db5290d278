/** An hour ago by the machine's clock, as an operator would write it: `2026-11-26 02:00`. */
export function anHourAgo(): string {
  const at = new Date(Date.now() - 3_600_000);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}
