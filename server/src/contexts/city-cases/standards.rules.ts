import type { CaseKind, FilingStandard } from '@huiyin/contract/city-cases'
import type { Budget, TimeUnit } from '../../kernel/clock/types.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'
import { findClass } from './classes.rules.ts'

type Line = readonly [
  code: string,
  condition: string,
  closing: string,
  amount: number,
  unit: TimeUnit,
  hazard?: 'hazard',
]

/**
 * Filing standards of the shape of GB/T 30428.8; conditions and limits as prefecture cities publish
 * them. A region lays down its own by an edition.
 * @see docs/domain/city-cases.md
 */
const components: readonly Line[] = [
  ['0101', '缺失、移位、开裂，存在安全隐患', '恢复', 2, 'urgent_hour', 'hazard'],
  ['0101', '破损超过 25 平方厘米', '更换或修复', 4, 'working_hour'],
  ['0101', '弹跳产生声响、翻盖', '更换或修复', 2, 'working_day'],
  ['0101', '井盖周边 150×150 厘米内深陷、凸起或破损，高低差大于 2 厘米', '修复', 5, 'working_day'],
  ['0102', '缺失、移位、开裂，存在安全隐患', '恢复', 2, 'urgent_hour', 'hazard'],
  ['0102', '破损', '更换或修复', 4, 'working_hour'],
  ['0103', '缺失、移位、开裂，存在安全隐患', '恢复', 2, 'urgent_hour', 'hazard'],
  ['0103', '破损', '更换或修复', 4, 'working_hour'],
  ['0104', '缺失、破损，存在安全隐患', '恢复', 2, 'urgent_hour', 'hazard'],
  ['0104', '堵塞面积达 1/3 以上', '疏通', 1, 'working_day'],
  ['0107', '缺失、移位、开裂，存在安全隐患', '恢复', 2, 'urgent_hour', 'hazard'],
  ['0111', '缺失、移位、开裂，存在安全隐患', '恢复', 2, 'urgent_hour', 'hazard'],
  ['0123', '缺失、移位、开裂，存在安全隐患', '恢复', 2, 'urgent_hour', 'hazard'],
  ['0130', '倾斜、断裂，存在安全隐患', '扶正或更换', 4, 'urgent_hour', 'hazard'],
  ['0137', '单盏不亮', '更换或修复', 2, 'working_day'],
  ['0137', '破损、电线裸露', '更换或修复', 1, 'working_day', 'hazard'],
  ['0146', '破损、松动', '修复或拆除', 3, 'working_day'],
  ['0204', '破损', '修复', 5, 'working_day'],
  ['0212', '缺失、破损、字迹不清', '更换或修复', 7, 'working_day'],
  ['0217', '缺失、移位、破损', '恢复', 2, 'working_day'],
  ['0225', '标线不清、设施破损', '修复', 5, 'working_day'],
  ['0301', '设施破损、污损', '修复或清洁', 2, 'working_day'],
  ['0305', '满溢', '清运', 4, 'working_hour'],
  ['0305', '破损', '更换或修复', 2, 'working_day'],
  ['0402', '倾倒、断枝，存在安全隐患', '消除隐患', 4, 'urgent_hour', 'hazard'],
  ['0402', '缺失', '补种', 15, 'working_day'],
  ['0408', '缺失、破损', '恢复', 5, 'working_day'],
  ['0507', '缺失、破损，存在安全隐患', '围护并恢复', 4, 'urgent_hour', 'hazard'],
]
const events: readonly Line[] = [
  ['0101', '正在建设', '制止并恢复原状', 2, 'urgent_day'],
  ['0101', '已形成', '依法拆除', 15, 'working_day'],
  ['0107', '沿街晾挂', '清除', 4, 'working_hour'],
  ['0110', '未倒入容器', '清理', 4, 'working_hour'],
  ['0111', '积存', '清理', 1, 'working_day'],
  ['0112', '散落垃圾、油污', '清理', 2, 'working_hour'],
  ['0113', '破损 0.5 平方米以上', '修复', 5, 'working_day'],
  ['0114', '遗撒', '清理', 2, 'urgent_hour'],
  ['0117', '绿地内有垃圾', '清理', 1, 'working_day'],
  ['0120', '正在焚烧', '制止并清理', 1, 'urgent_hour'],
  ['0125', '漂浮物、淤积', '清理', 15, 'working_day'],
  ['0129', '露天烧烤', '取缔', 2, 'urgent_hour'],
  ['0136', '乱堆物堆料', '清理', 1, 'working_day'],
  ['0201', '张贴、喷涂', '清除', 4, 'working_hour'],
  ['0203', '未经审批设置', '依法拆除', 5, 'working_day'],
  ['0302', '未经审批占道', '恢复', 1, 'working_day'],
  ['0304', '未采取防尘措施', '整改', 2, 'working_hour'],
  ['0311', '未密闭', '整改', 1, 'urgent_hour'],
  ['0401', '流动经营', '取缔', 2, 'urgent_hour'],
  ['0405', '超出门窗经营', '规范', 2, 'working_hour'],
  ['0406', '违法占用公共场所经营', '取缔', 2, 'urgent_hour'],
  ['0410', '未停放在指定区域', '规范', 2, 'working_hour'],
  ['0501', '破裂、漏水', '抢修', 4, 'urgent_hour', 'hazard'],
  ['0502', '泄漏、着火、爆炸', '消除隐患、围护', 1, 'urgent_hour', 'hazard'],
  ['0505', '路面塌陷', '围护并修复', 2, 'urgent_hour', 'hazard'],
  ['0506', '面积大于 100 平方米且深于 15 厘米', '恢复通行', 2, 'urgent_hour', 'hazard'],
  ['0508', '架空线缆脱落', '消除隐患', 2, 'urgent_hour', 'hazard'],
  ['0602', '临街屠宰', '取缔并清理', 2, 'working_hour'],
  ['0604', '门前责任未落实', '整改', 1, 'working_day'],
]

export const standardsRule: RuleName<{ readonly rows: readonly FilingStandard[] }> = {
  name: 'city-cases/standards',
  otherwise: {
    version: 'shipped-1',
    value: { rows: [...rowsOf('component', components), ...rowsOf('event', events)] },
  },
}

/** The conditions under which a class is filed. */
export function standardsFor(
  rows: readonly FilingStandard[],
  { kind, category }: { readonly kind: CaseKind; readonly category: string },
): readonly FilingStandard[] {
  return rows.filter((row) => row.kind === kind && row.category === category)
}

/** Why a list of standards cannot be, in a sentence. */
export function findStandardsFault(value: unknown): string | undefined {
  const { rows } = value as { readonly rows: readonly FilingStandard[] }
  const ids = rows.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) return `行标识 ${twice} 用了两次`
  const unknown = rows.find(({ kind, category }) => findClass(kind, category) === undefined)
  return unknown === undefined ? undefined : `${unknown.id}：没有类别 ${unknown.category}`
}

function rowsOf(kind: CaseKind, lines: readonly Line[]): FilingStandard[] {
  return lines.map(([category, condition, closing, amount, unit, hazard], index) => ({
    id: `${kind}-${category}-${index + 1}`,
    kind,
    category,
    condition,
    limit: { amountHundredths: amount * 100, unit } satisfies Budget,
    closings: [closing, '现场已无此问题'],
    photos: 1,
    hazard: hazard !== undefined,
    law: 'GB/T 30428.8—2020（示例）',
  }))
}
