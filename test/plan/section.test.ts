import { describe, expect, it } from 'vitest';
import { planDigest } from '../../src/plan/digest.ts';
import { sectionPlan } from '../../src/plan/section.ts';
import { selectPlan } from '../../src/plan/select.ts';
import { compact, compileText } from '../helpers/compact.ts';

const DOCUMENT = `---
parameters:
  password: { secret: true }
---
# 订单回滚
## 回滚概述
- **可回滚时间**: 每天 02:00-06:00
- **回滚耗时**: 10 分钟
## 回滚步骤
### 步骤 1.1: 恢复
\`\`\`bash
echo <password>
\`\`\`
## 数据处理
### 补偿（预计 3 分钟）⚠️ 不可逆
**确认词**: 补偿
**负责人**: 林晓
\`\`\`bash
# 方法1：脚本
./replay \${TOPIC} <order-table>

# 方法2：接口
curl http://localhost/replay
\`\`\`
- [ ] 财务已对账
### 清理
\`\`\`bash
# 期望: 0
rm -f leftovers
\`\`\`
## 故障排查
### 场景 1: 起不来
\`\`\`bash
df -h
\`\`\`
`;

const plan = compileText(DOCUMENT);

describe('a section by itself', () => {
  it('is the whole program: a step with the gate, the owner and the estimate that its author gave it', () => {
    const section = sectionPlan(plan, ' D1 ');
    expect(section).not.toBeNull();
    expect(section === null ? [] : compact(section)).toEqual([
      'steps d 补偿（预计 3 分钟）⚠️ 不可逆',
      '  d1 补偿（预计 3 分钟）⚠️ 不可逆 irreversible',
      '    d1/1 command <d1=脚本> ./replay ${TOPIC} <order-table>',
      '    d1/2 command <d1=接口> curl http://localhost/replay',
      '    d1/c1 checkpoint 财务已对账',
    ]);
    const [step] = section?.phases[0]?.steps ?? [];
    expect(step).toMatchObject({ owner: '林晓', confirmWord: '补偿', estimateSeconds: 180, optional: false });
  });

  it('has its own choices, variables and digest, and nothing of what belongs to a rollback', () => {
    const section = sectionPlan(plan, 'd1');
    expect(section).toMatchObject({
      section: 'd1',
      title: '订单回滚 · 补偿（预计 3 分钟）⚠️ 不可逆',
      overview: { window: null, estimateSeconds: 180 },
      choices: [{ id: 'd1', options: ['脚本', '接口'] }],
      environment: [{ name: 'TOPIC' }],
      notifications: [],
      metrics: [],
      followups: [],
      decision: null,
    });
    expect(section?.onDemand.map(({ id }) => id)).toEqual(['d2', 't3']);
    expect(section?.digest).toBe(section === null ? '' : planDigest(section));
    expect(section?.digest).not.toBe(plan.digest);
  });

  it('wants only the parameters that it uses, and its choices decided', () => {
    const section = sectionPlan(plan, 'd1');
    if (section === null) throw new Error('d1 is there');
    const open = selectPlan(section, { use: ['接口'], parameters: {} });
    expect(open.problems).toEqual([]);
    const { problems } = selectPlan(section, { use: [], parameters: {} });
    expect(problems).toMatchObject([
      { kind: 'undecided', choice: { id: 'd1' } },
      { kind: 'unfilled', parameter: { name: 'order-table' } },
    ]);
  });

  it('is kept from running by an error of its own, which is a warning for everything else', () => {
    const wrong = (id: string): readonly string[] =>
      (sectionPlan(plan, id)?.messages ?? [])
        .filter(({ severity }) => severity === 'error')
        .map(({ ruleId }) => ruleId);
    expect(wrong('d2')).toEqual(['expectation-without-command']);
    expect(wrong('d1')).toEqual([]);
    expect(plan.messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('is null where there is none of that id', () => {
    expect(sectionPlan(plan, 't1')).toBeNull();
  });
});
