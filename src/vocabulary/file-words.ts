import { fold } from './fold.ts';

/** What a file held or is to hold, whatever language the fence behind it names. */
const CONTENT: readonly RegExp[] = [
  /(?:[改变][为成回]|替换[为成]|修改[为成]|更新[为成])\s*:$/,
  /(?:^|[,;。])(?:将|把)(?:其|它|该行|这行|原来的?|以下|下面|下列)?(?:内容|代码|行|几行|部分)?\s*:$/,
  /(?:将|把)(?:以下|下面|如下|下列|这段|该段).{0,12}(?:写入|填入|保存|添加|增加|加入|追加|放入|粘贴|复制|插入).{0,40}:$/,
  /(?:写入|填入|粘贴|添加|增加|加入|追加|插入)(?:到.{1,30})?(?:以下|如下|下列|下面)(?:的)?(?:内容|代码|配置|行|几行|语句|命令|变量)?\s*:$/,
  /(?:^|[,;。])(?:在|往|向|到).{1,40}(?:中|里|末尾|开头|最后|文件|内|下)\s*(?:添加|增加|追加|加入|加上|写入|插入|填入|修改).{0,12}:$/,
  /(?:文件|脚本)?内容(?:如下|为|是)?\s*:$/,
  /(?:新建|创建|编写|保存|编辑).{1,40}(?:如下|为)\s*:$/,
  /^(?:修改|变更|改动|调整|更新|替换)(?:之)?[前后](?:的)?(?:内容|代码|配置)?\s*:$/,
  /^(?:原|旧|新|当前)(?:来|有|版本?)?(?:的)?(?:内容|代码|配置|写法|脚本|版本)\s*:$/,
  /^(?:before|after|old|new|from|to)(?: (?:version|content|code))?\s*:$/i,
  /\b(?:replace|change|update|edit)\b.{1,60}\b(?:with|to)(?: the following)?\s*:$/i,
  /\b(?:add|append|insert|paste|put|save|write)\b.{0,30}\b(?:the following|this|these lines?)\b.{0,40}\b(?:to|in|into|as)\b.{1,40}:$/i,
  /\bwith the following content\s*:$/i,
];
/** Then it is run after all. */
const RUNS = /执行|运行|输入|命令行|\b(?:run|execute|type)\b/i;

const EXAMPLE =
  /(?:例如|比如|譬如|举例|(?:使用|命令|操作)?(?:示例|样例)|参考(?:命令|示例|如下)?|for example|e\.g\.|for instance|examples?)\s*:$/i;

/** `以下命令仅供参考`. */
const FOR_REFERENCE =
  /(?:仅供|仅作|供您?你?)参考(?:[,:。.;)]|$)|\bfor (?:your )?reference(?: only)?\s*[:.)]?$/;

/** `### 示例`, `### Sample commands`. */
const EXAMPLE_HEADING =
  /^(?:命令|使用|操作|脚本|参考)?(?:示例|样例|例子)$|^(?:sample|example)(?:s| commands?| usage)?$|^参考命令$|^usage examples?$/;

export function namesExample(heading: string): boolean {
  if (!/[例考]|ample/i.test(heading)) return false;
  const words = fold(heading).replace(/^[\d.)、\s]+/, '');
  return EXAMPLE_HEADING.test(words.trim().toLowerCase());
}

/** `用 kubectl rollout undo 回滚，例如：` over a fence: a person does the like of it. */
export function introducesExample(paragraph: string): boolean {
  const words = fold(paragraph)
    .replace(/\*\*|`/g, '')
    .trim();
  return EXAMPLE.test(words) || (/参考|reference/i.test(words) && FOR_REFERENCE.test(words.toLowerCase()));
}

/** `改为：`, `在 ~/.bashrc 末尾追加：`, `修改前：` over a fence: it shows what stands in a file, and a person puts it there. */
export function introducesContent(paragraph: string): boolean {
  if (!/[:：]\s*$/.test(paragraph)) return false;
  const words = fold(paragraph)
    .replace(/\*\*|`/g, '')
    .trim();
  const last =
    words
      .split(/[。;\n]/)
      .at(-1)
      ?.trim() ?? '';
  // `/opt/run.sh` is a name.
  return (
    !RUNS.test(last.replace(/[\w~.-]*[./][\w./-]+/g, '')) && CONTENT.some((pattern) => pattern.test(last))
  );
}
