import type { Html, Nodes } from 'mdast';

/**
 * The text that a reader sees, without marks: emphasis, links and code lose theirs, images are their alt text, breaks
 * (also `<br>`) are "\n". Inline HTML goes where it is mark-up (a comment, a tag with attributes, a pair of tags); a lone
 * `<name>` is a placeholder and stays. References to footnotes go; what is no Markdown stays as it stands.
 */
export function flatten(nodes: readonly Nodes[]): string {
  return flattenAll(nodes).trim();
}

function flattenAll(nodes: readonly Nodes[]): string {
  const markup = markupAmong(nodes);
  return nodes.map((node) => (markup.has(node) ? '' : flattenOne(node))).join('');
}

function flattenOne(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'html') return BREAK.test(node.value) ? '\n' : node.value;
  if ('value' in node) return node.value.replace(/\r\n?/g, '\n');
  return 'children' in node ? flattenAll(node.children) : '';
}

const BREAK = /^<br\s*\/?>$/i;
const COMMENT = /^<!--/;
const ATTRIBUTES = /^<[a-z][a-z0-9-]*\s[^=]*=/i;
const TAG = /^<(\/?)([a-z][a-z0-9-]*)\s*>$/i;

/** The HTML among siblings that a reader does not see. */
function markupAmong(nodes: readonly Nodes[]): ReadonlySet<Nodes> {
  const markup = new Set<Nodes>();
  const open: { name: string; node: Html }[] = [];
  for (const node of nodes) {
    if (node.type !== 'html') continue;
    const tag = TAG.exec(node.value);
    if (tag === null) {
      if (COMMENT.test(node.value)) markup.add(node);
      if (ATTRIBUTES.test(node.value)) {
        markup.add(node);
        open.push({ name: nameOf(node.value), node });
      }
      continue;
    }
    const name = nameOf(node.value);
    if (tag[1] === '') {
      open.push({ name, node });
      continue;
    }
    const opened = open.findLastIndex((entry) => entry.name === name);
    const [opening] = opened === -1 ? [] : open.splice(opened);
    if (opening !== undefined) markup.add(node).add(opening.node);
  }
  return markup;
}

function nameOf(tag: string): string {
  return (/^<\/?([a-z][a-z0-9-]*)/i.exec(tag)?.[1] ?? '').toLowerCase();
}
