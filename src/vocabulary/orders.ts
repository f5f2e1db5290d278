import { fold } from './fold.ts';

/** What a person is told to do, where nothing else in the step does it. */
const VERBS = [
  '停止|停掉|停用|关闭|关停|启动|启用|拉起|重启|打开|开启|切换|切回|切到|切走|恢复|还原|回退|删除|清理|清空|移除|摘除|摘掉|摘下|踢出',
  '下线|上线|挂载|卸载|部署|发布|安装|编辑|修改|更新|替换|上传|下载|登录|登陆|进入|通知|告知|知会|联系|致电|拨打|发送|发出|公告|回复|回到',
  '保持|观察|确认|检查|核对|核实|验证|等待|记录|记下|保存|备份|导出|导入|拷贝|复制|执行|运行|输入|点击|点选|选择|勾选|提交|创建|新建|添加|加入|配置|设置',
  '调整|扩容|缩容|冻结|解冻|锁定|解锁|屏蔽|静默|取消|撤销|暂停|终止|申请|重新|重做|重建|升级|降级|对比|截图|上报|汇报|召集|收集|整理|填写|更换|断开|接入|迁移',
].join('|');

const LEAD =
  '(?:由.{1,8}?|.{1,14}?(?:就|则|先|请))?(?:请|先|再|然后|最后|随后|接着|之后|同时|并且?|以及|就|则|需要?|应当?|必须|务必|立即|马上|手动|人工)*';
/** `重启后…`, `切换期间…`, `恢复时间…`, `检查项` say something of it and tell nobody to do it. */
const SAYS =
  '(?![后前时中了过的会将是不项点清单书表者]|之[后前]|以[后前]|完成|完毕|成功|失败|结束|过程|期间|操作|脚本|命令|步骤(?! ?\\d)|方案|流程|计划|窗口|耗时|结果|状态|信息|问题|原因|影响|错误|异常|故障|风险|要求|说明|环境|用户|方式|方法|类型|目录|频率|文件(?![到至并])|与.{1,12}(?:一致|不?相?符|兼容)|损坏)';
const ORDER = new RegExp(`^${LEAD}(?:${VERBS})${SAYS}.*[\\p{L}\\d]`, 'u');
/** `把流量切到备机`, `将节点 A 摘除`, `在控制台摘除节点`. */
const MOVES = new RegExp(
  `^${LEAD}(?:(?:把|将).{1,30}?|(?:在|到|从|向|给).{1,20}?)(?:${VERBS}|切|改|设|移)${SAYS}`,
);
/** What follows in the sentence tells what happens, or why. */
const EXPLAINS =
  /^.{0,24}?(?:会|将会|可能|导致|意味着|用于|是为了|表示|说明)|^(?:脚本|系统|工具|程序|命令|平台|服务)(?:先|再|自动|就|则)|^(?:以便?|以防|从而|使得?|避免|防止|为了|否则)/;
/** `当出现提示时，`, `完成后，`, `如果失败，` is when it is to be done. */
const WHEN = /(?:后|时|前|之际|完成|成功|失败|情况下|的话)$|^(?:当|待|等|如果?|若|一旦|假如)/;
/** Said of when something else is done: `新建集群时`. */
const WHILE = /(?:后|时|前|之际|期间|情况下|的话)$/;
/** The subject is the step itself, or what stands there to be read. */
const REMARK =
  /^(?:目的|目标|说明|备注|影响|背景|原因|原理|注意|注|提示|时间|耗时|预计|预期|症状|适用|场景|风险|参考|详见|该|此|这|本|其|上述|以上)/;

/** `1. `, `解决方案：`: what stands before an order. */
const LABEL =
  /^(?:\d+(?:\.\d+)*[.、)]|[-*]|(?:解决|处理|处置|应对|操作|做法)(?:方案|办法|方法|措施|步骤)?\s*:|(?:solution|fix|remedy|action)s?:)\s*/i;

/**
 * `Once it is stopped, restart the nodes`: what stands before the verb, the verb, and its object, for `Start time` and
 * `Check list` tell nobody anything. One after the other, in lower case: as one pattern they take V8 ten times as long.
 */
const ENGLISH_LEAD =
  /^(?:please |then |finally |next, |now |(?:once|when|after|before|if|as soon as)\b[^,]{1,80}, (?:then )?(?:please )?)*/;
const ENGLISH_VERB = new RegExp(
  '^(?:restart|start|stop|open|close|switch|restore|delete|remove|clean|deploy|edit|log ?in|contact|notify|tell|inform|call|page|ask|' +
    'announce|update|replace|upload|download|verify|check|confirm|ensure|make sure|wait|copy|record|save|drain|disable|enable|revert|' +
    'pause|resume|scale|detach|attach|rename|move|create|add|set|change|turn|click|select|press|enter|type|shut ?down|take|put|bring|' +
    'redo|repeat|read|look|make a note|note down|write down|send|post|collect) ',
);
const ENGLISH_OBJECT = new RegExp(
  '^(?:(?:the|a|an|all|any|both|each|every|your|this|that|these|those|it|them|of|to|into|until|for|on|off|in|out|up|down|back|with|' +
    'at|steps?|phase|section|nodes?|services?|traffic|writes|replication|room)\\b|\\.?[\\w-]*[\\d./_])',
);

function isEnglishOrder(words: string): boolean {
  const lower = words.toLowerCase();
  // No verb is a word of the lead, and none begins another one.
  const told = lower.slice(ENGLISH_LEAD.exec(lower)?.[0].length ?? 0);
  const verb = ENGLISH_VERB.exec(told)?.[0];
  return verb !== undefined && ENGLISH_OBJECT.test(told.slice(verb.length));
}

/** `The database administrator restores it`: who is to do it stands before. */
const SOMEBODY =
  /^(?:the |an? )?(?:[\w-]+ ){0,3}?(?:administrator|dba|engineer|team|side|operator|manager|owner|lead|person|developer|sre) (?!is|was|has|needs|owns)\w+s\b/i;

/** What is hardly ever the first word of a name: `Monitor sync status`, `Notify stakeholders`. */
const ENGLISH_PLAIN =
  /^(?:please |then |finally |also )*(?:monitor|notify|verify|confirm|ensure|inform|validate|inspect|revert|re-?enable|re-?run|re-?start|re-?build|re-?publish|re-?deploy|re-?route|re-?point|reinstall|unpublish|escalate|invalidate|purge|halt|demote|cherry-pick|investigate|announce|acknowledge) (?!if\b|that\b)[\w#@'"/.-]+ \S/i;

const SENTENCE_END = /[。;!\n]|[.](?= )/;

/** `停止集群中的服务进程，以防数据错乱。`, `当出现提示时，重启整个集群。`: one of the sentences is an order. */
export function givesOrders(text: string): boolean {
  return fold(text)
    .replaceAll('**', '')
    .split(SENTENCE_END)
    .some((sentence) => isOrder(sentence.trim()));
}

function isOrder(sentence: string): boolean {
  const words = sentence.replace(LABEL, '');
  if (words === '' || words.endsWith(':') || REMARK.test(words)) return false;
  if (/^[a-z]/i.test(words))
    return isEnglishOrder(words) || ENGLISH_PLAIN.test(words) || SOMEBODY.test(words);
  let reached = true;
  for (const clause of words.split(',')) {
    const own = clause.trim();
    if (reached && !WHILE.test(own) && (ORDER.test(own) || MOVES.test(own)) && !EXPLAINS.test(own))
      return true;
    reached = WHEN.test(own);
  }
  return false;
}

const TALKS =
  /^(?:[^,]{0,14}前,?)?(?:请|先|务必|必须|需要?|应当?|提前|立即|首先)*(?:通知|告知|知会|联系|致电|拨打|公告|汇报|上报|征得)(?![后前时中了过的会将是已单书群表者]|人(?!员)|完成|完毕|渠道|模板|方式|内容|机制|流程|记录|对象|范围|名单)[^,:]*[\p{L}\d]|^(?:(?:before|first|please)\b[^,.]{0,40},? )?(?:notify|tell|inform|contact|announce) (?!information|info\b|details|lists?\b|persons?\b|if\b|that\b)[\w'-]+/iu;

const CONSOLE = /控制台|管理后台|管理(?:页面|界面|平台)|\b(?:console|dashboard|portal)\b/i;

/** `开始前先通知业务方停止写入`, `在控制台摘除节点`: no command does that, wherever it stands. */
export function onlyPeopleDo(text: string): boolean {
  return fold(text)
    .replaceAll('**', '')
    .split(SENTENCE_END)
    .some((sentence) => {
      const words = sentence.replace(LABEL, '').trim();
      return !words.endsWith(':') && (TALKS.test(words) || (CONSOLE.test(words) && isOrder(words)));
    });
}
