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

const PAUSES =
  /^(?:请|先|再|然后|需要?)?(?:观察|等待|静置|暂停|停留|间隔)(?!者|期|列表|队列).{0,24}?(?:分钟|小时|后|再|直到|无异常|稳定|继续)|^.{0,12}(?:无异常|没有?问题|稳定|正常)(?:后|再|之后).{0,4}(?:继续|进行|执行|下一)|^(?:wait|observe|watch|monitor)\b.{0,40}\b(?:minutes?|hours?|before|until)\b/i;

/** One of these is in whatever tells to pause. */
const PAUSE_HINT = /[观觀]察|等待|静置|靜置|[暂暫]停|停留|[间間]隔|[后後再]|wait|observe|watch|monitor/i;

/** `观察 10 分钟，无异常后继续`. */
export function tellsToPause(text: string): boolean {
  if (!PAUSE_HINT.test(text)) return false;
  const words = fold(text)
    .trim()
    .replace(/^\d+(?:\.\d+)*[.、)]\s*/, '');
  return PAUSES.test(words);
}

const WRITES =
  /写入|保存(?:为|到|成)|修改|改[为成回]|改向|指[回向]|添加|加入|追加|替换|粘贴|恢复(?:为|成)|设置(?:为|成)?|配置(?:为|成|如下|到)|更新|创建|编辑|\b(?:save|write|add|change|edit|update|set|replace|create|put|paste|append)\b/i;

/** `把以下内容写入 /etc/app.conf：` over what is no command: a person has to do it. */
export function asksToWrite(paragraph: string): boolean {
  const last =
    fold(paragraph)
      .trim()
      .split(/[。;\n]/)
      .at(-1) ?? '';
  return /:$/.test(last) && WRITES.test(last);
}

/** `1. 停止所有节点`, one line after the other, in a fence that has no language: a list of what to do. */
export function listsActions(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const own = lines.filter((line) => /^\S/.test(line));
  return (
    own.length > 1 &&
    own.every((line) => /^(?:\d+[.、)）]|第[\d一二三四五六七八九十]+步)\s*[^\0-\x7f]/.test(line))
  );
}

const DOES =
  /^(?:请|再|然后|最后|随后|并且?|同时|以及|之后)?(?:手动|人工)?(?:重启|重新|修复|启动|停止|关闭|打开|开启|切换|恢复|删除|清理|清空|部署|发布|编辑|修改|登录|进入|运行|通知|联系|告知|更新|替换|上传|下载|回复|观察|确认|检查|核对|验证)(?![项点清单书表者])|^(?:if [^,:;]{0,40}[,:] *)?(?:then |finally |please )?(?:restart|start|stop|open|close|switch|restore|delete|remove|clean|deploy|edit|log ?in|contact|notify|tell|call|update|replace|upload|verify|check|confirm|wait)\b/i;

/** `重启 services` in a comment that no command stands under: nobody else does it. */
export const tellsToDo = (text: string): boolean =>
  DOES.test(
    fold(text)
      .trim()
      .replace(/^\d+(?:\.\d+)*[.、)]\s*/, ''),
  );

const WHERE =
  /^(?:或者?|再|然后|请)?在[^,，。;；:：]{1,16}?(?:中|里|上|内)\s*(?:手动|重新)?(?:关闭|打开|开启|启用|停用|禁用|删除|移除|去掉|修改|切换|恢复|选择|重启|点击|勾选|注释)/;

/** `在设置中关闭开关`: there a person does it. */
export const tellsWhere = (text: string): boolean => text.includes('在') && WHERE.test(fold(text).trim());

/** `git status  # 应干净`, `LAG 应为 0`: what is to be, in words of the author's own. Over a command it may be an order. */
const SHOULD =
  /^[^,，。;；:：#]{0,24}?(?<![响对供适反相效])(?:不?应该?|应当|必须)(?:仍|已|都|均|全|会|能|还|再|无|没|有|不|为|是|存在|与|和|同|大于|小于|等于|高于|低于|超过|只|干净|正常|一致|成功|消失|运行|健康|可用|可达|可以|相同|减少|增加|清空|恢复正常|变|显示|包含|看到|出现)/u;
const SHOULD_EN =
  /^(?!note\b|make sure|ensure|we |you should (?!see|get))(?:[\w'"./%()-]{1,24} ){0,6}?(?:should|must)(?: now| still| all| not| only| both| no longer)? (?:be (?!done|run\b|executed|used|avoided|careful|performed|started|stopped|taken|able|made|set\b)|(?:show|return|see|display|print|contain|include|match|list|have|report|say|equal|output|read|appear|exist)\b)/i;

export function saysWhatShouldBe(comment: string): boolean {
  const words = fold(comment).trim();
  if (/应|必须/.test(words)) return SHOULD.test(words);
  return /should|must/i.test(words) && SHOULD_EN.test(words);
}
