import { fold } from './fold.ts';

/** The head of a table's column: what is expected, the command that is to be run, or what is to be done. */
export function tableColumn(head: string): 'expected' | 'command' | 'action' | null {
  const text = fold(head).replace(/\*\*/g, '').trim();
  if (
    /^(?:预期|期望)(?:的)?(?:输出|结果|返回|值|响应|状态)?(?:值)?$|^(?:应|应该)(?:为|返回|显示|输出)$|^expected(?: (?:output|result|value))?$/i.test(
      text,
    )
  )
    return 'expected';
  if (
    /^(?:(?:检查|验证|执行|测试)?命令|(?:检查|验证)(?:方法|方式))$|^(?:check |verification )?command$/i.test(
      text,
    )
  )
    return 'command';
  return /^(?:(?:具体|回滚|回退|执行)?(?:操作|动作|步骤)(?:内容|步骤|说明|描述)?|任务)$|^(?:actions?|tasks?|what to do)$/i.test(
    text,
  )
    ? 'action'
    : null;
}
