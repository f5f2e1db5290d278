import { fold } from './fold.ts';

const CHECKS =
  /^(?:请|需要?|务必|再次?|最后|然后|并且?)?(?:先)?(?:确认|确保|核对|核实|检查|验证|观察|等待)(?![项点清单书人员标准方法脚本时窗期内容结果])|^(?:please )?(?:verify|check|confirm|ensure|make sure|wait)\b/i;

/** `确认集群为 green 后继续。` in a sentence of its own: a person has to look. */
export const tellsToCheck = (text: string): boolean => {
  const [first = ''] = fold(text)
    .replace(/\*\*/g, '')
    .trim()
    .split(/[。;\n]/);
  return first.length > 4 && !/:$/.test(first) && CHECKS.test(first);
};

const WRITES =
  /写入|保存(?:为|到|成)|修改|改为|改成|添加|加入|追加|替换|粘贴|恢复(?:为|成)|设置(?:为|成)?|配置(?:为|成|如下|到)|更新|创建|编辑|\b(?:save|write|add|change|edit|update|set|replace|create|put|paste|append)\b/i;

/** `把以下内容写入 /etc/app.conf：` over what is no command: a person has to do it. */
export function asksToWrite(paragraph: string): boolean {
  const last =
    fold(paragraph)
      .trim()
      .split(/[。;\n]/)
      .at(-1) ?? '';
  return /:$/.test(last) && WRITES.test(last);
}
