/** Names that `--use` can tell apart: the second of one name gets a number behind it. */
export function distinct(labels: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return labels.map((label) => {
    let name = label;
    for (let count = 2; taken.has(name.toLowerCase()); count += 1) name = `${label} ${count}`;
    taken.add(name.toLowerCase());
    return name;
  });
}
