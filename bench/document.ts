/** A rollback plan of about so many bytes (UTF-8): the shape of a real one, with its steps repeated. */
export function sampleDocument(bytes: number): string {
  const head = `# 支付网关回滚方案

## 回滚概述

- **回滚窗口**: 22:00 - 02:00
- **预计耗时**: 25 分钟

## 回滚前检查

- [ ] 值班人员已到位
- [ ] 备份在一小时之内

## 回滚步骤

### 阶段 1: 恢复服务 (预计 15 分钟)
`;
  const steps: string[] = [];
  let size = Buffer.byteLength(head);
  for (let n = 1; size < bytes; n++) {
    const step = `
#### 步骤 1.${n}: 恢复第 ${n} 个节点 (预计 2 分钟)

**目的**: 让第 ${n} 个节点重新接受请求。

\`\`\`bash
# 启动服务
echo "node ${n}: active (running)"
# 预期: active (running)

# 验证端口
printf 'port %d open\\n' 80${n}
# 预期: port 80${n} open
\`\`\`

- [ ] 第 ${n} 个节点的日志没有报错
- [ ] 端口可以访问: \`echo 1\` 预期 1
`;
    steps.push(step);
    size += Buffer.byteLength(step);
  }
  return head + steps.join('');
}
