/** As a shell takes it for one word; what needs no quotes has none. */
export function shellWord(text: string): string {
  return /[\s()<>|&;'"$`*?\\!~#{}[\]]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : text;
}
