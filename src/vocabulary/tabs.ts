/** Marks that site generators have for tabs, of which a reader opens one (language.md §4). */
const OPENS: readonly RegExp[] = [
  /<Tab(?:Item|Panel|Pane)?\s[^>]{0,200}?\b(?:label|title|name|header)=["'{]*([^"'}>]{1,80})["'}]/gi,
  /<Tab(?:Item|Panel|Pane)?\s[^>]{0,200}?\bvalue=["'{]*([^"'}>]{1,80})["'}]/gi,
  /^@tab(?::\w+)?\s+([^\n]+)$/gm,
  /\{[{%][%<]?\s*(?:tab|content-tab)(?:\s+(?:name|title|label|header)=|\s+)["']?([^"'%>}]{1,80}?)["']?(?:\s+\w+=[^%>}]{0,200})?\s*[%>]?[%}]\}/gi,
  /<!--\s*tab[:\s]\s*([^>]{1,80}?)\s*-->/gi,
  /^:{3,}\s*(?:tab|tab-item|code-group-item|tabitem)\s+([^\n]+)$/gim,
];
const CLOSES =
  /<\/Tab(?:Item|Panel|Pane|s)?>|\{[{%][%<]?\s*(?:\/\s*|end)(?:tab|content-tab)s?\s*[%>]?[%}]\}|<!--\s*(?:end-?tabs?|tabs?:end|\/tabs?)\s*-->|^:{3,}\s*$/im;
/** One of these is in whatever opens or closes a tab. */
const HINT = /tab|code-group|^:::/i;

/** `<TabItem value="docker" label="Docker">`, `@tab Docker`: the name of the tab that the text opens last, or null. */
export function tabIn(text: string): string | null {
  if (!HINT.test(text)) return null;
  for (const pattern of OPENS) {
    const name = [...text.matchAll(pattern)].at(-1)?.[1]?.trim() ?? '';
    if (name !== '') return name;
  }
  return null;
}

/** The text closes a tab, and opens no other one. */
export function closesTab(text: string): boolean {
  return HINT.test(text) && CLOSES.test(text);
}
