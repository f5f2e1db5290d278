import { describe, expect, it } from 'vitest';
import { givesOrders } from '../../src/vocabulary/orders.ts';

describe('what tells a person to do something', () => {
  it.each([
    '停止集群中的全部服务进程，以防数据错乱。',
    '告知值班经理支付已停。',
    '在负载均衡控制台摘除节点 A。',
    '当出现完成的提示时，重启整个集群。',
    '同步结束后，停止第 2 步启动的临时进程，然后继续。',
    '将流量切换到备机。',
    '把只读开关改为 off。',
    '该步骤不可逆。先通知 DBA 再继续。',
    '请保持连接，并记录当前位点。',
    '如果失败，联系数据库组。',
    '在群里发送停机公告',
    '从注册中心摘掉旧实例',
    '需要手动回复工单',
    '將節點恢復為主',
    'Tell the duty manager that payments are off.',
    'Once the snapshot exists, copy the ARN.',
    'Make a note of this.',
    'The database administrator restores it to another database.',
    '由数据库管理员恢复到另一个库，导出差别清单',
    'Remove the node from the balancer. It takes a minute.',
    'After the switch, wait for the queue to drain.',
    'Monitor sync status in the UI.',
    'Notify stakeholders by mail.',
    'The old node is idle. Shut down the old node.',
  ])('%s', (text) => {
    expect(givesOrders(text)).toBe(true);
  });
});

describe('what tells nobody anything', () => {
  it.each([
    '重启后服务会加载新的配置。',
    'Monitor dashboards',
    'Confirmed by the team.',
    '重启服务会导致连接短暂中断。',
    '切换期间请求会失败。',
    '恢复时间：2～3 分钟',
    '目的：停止写入。',
    '此步骤停止写入。',
    '备份文件在 backup 目录里。',
    '检查项见下表。',
    '解决方案：配置与旧版本不符就做步骤 2.2；备份文件损坏就换更早的一份。',
    '新建集群时，会有新的编号。',
    '停机窗口为 22:00。',
    '数据丢失：无（只回退代码）',
    '这条命令启动一个临时进程，用于修复元数据。',
    '更新不会丢数据。',
    '完成后，数据与备份时一致。',
    '使用以下命令，从日志中获取编号：',
    '以防止误操作。',
    'Start time: 22:00',
    '配置问题',
    '部署环境与生产一致',
    'This command waits until the database is ready.',
    'Call stack and log of the failed release',
    'The restored database has the same security groups.',
    'Use this when only the code regressed.',
    'Changes of the schema stay.',
  ])('%s', (text) => {
    expect(givesOrders(text)).toBe(false);
  });
});
