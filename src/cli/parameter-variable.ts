/** The environment variable that gives a parameter: `MDROLLBACK_PREVIOUS_COMMIT_HASH` for `previous-commit-hash`. */
export function variableOf(parameter: string): string {
  return `MDROLLBACK_${parameter.toUpperCase().replace(/[^\p{L}\p{N}]+/gu, '_')}`;
}
