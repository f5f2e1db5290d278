import type { Root } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly/parseOnly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';

declare module 'mdast' {
  interface ListItemData {
    /** The offset of the character between a task list item's brackets, counted as the node's positions are. */
    boxOffset?: number;
  }
}

/**
 * The one place where the Markdown of documents is defined: GFM without `~single~` strikes (`5~10 分钟`), CJK-friendly.
 * Literal autolinks are left out: a document's text is read, not linked, they swallow the Chinese that follows a URL,
 * and looking for them costs a sixth of the parse.
 */
export function remarkPipeline(): Processor<Root> {
  return unified()
    .use(remarkParse)
    .use(remarkGfm, { singleTilde: false })
    .use(withoutAutolinks)
    .use(remarkCjkFriendly)
    .use(recordBoxes)
    .freeze();
}

/** remark-gfm takes its extensions whole; this takes literal autolinks out again, by what is theirs alone. */
function withoutAutolinks(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) => ({
    ...extension,
    text: Object.fromEntries(
      Object.entries(extension.text ?? {}).map(([code, constructs]) => [
        code,
        [constructs ?? []].flat().filter(({ name }) => name?.endsWith('Autolink') !== true),
      ]),
    ),
  }));
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .filter((extension) => extension.transforms === undefined);
}

/** mdast tells that an item has a box and not where: the token knows. */
function recordBoxes(this: Processor): void {
  const data = this.data();
  data.fromMarkdownExtensions ??= [];
  data.fromMarkdownExtensions.push({
    enter: {
      taskListCheck(token) {
        // The same place in the stack as mdast-util-gfm-task-list-item looks at: the paragraph is on top.
        const item = this.stack.at(-2);
        if (item?.type === 'listItem') item.data = { ...item.data, boxOffset: token.start.offset + 1 };
      },
    },
  });
}
