import type { Lifecycle, Matter, StateSpec } from '../../kernel/matter/lifecycle.ts'
import { systemActs } from './breach.rules.ts'
import { handlingActs } from './handling.rules.ts'
import { publicationSwitches } from './limits.rules.ts'
import { rectificationStore } from './rectification.store.ts'
import type { Rectification } from './rectification.types.ts'
import { outcomeLabels } from './rectification.types.ts'
import { verifyingActs } from './verifying.rules.ts'

const states = {
  assigned: { label: { zh: '已交办', en: 'Assigned' }, stage: 'received', clock: 'rectify' },
  rectifying: { label: { zh: '整改中', en: 'Rectifying' }, stage: 'handling', clock: 'rectify' },
  appeal: { label: { zh: '申诉复核', en: 'Appeal' }, stage: 'handling', clock: 'appeal' },
  follow_up: { label: { zh: '待回访', en: 'Follow-up' }, stage: 'answered', clock: 'follow_up' },
  independent_check: {
    label: { zh: '待独立核验', en: 'Independent check' },
    stage: 'checking',
    clock: 'check',
  },
  publication_review: {
    label: { zh: '公示审核', en: 'Publication review' },
    stage: 'checking',
    clock: 'publication',
  },
  closed: { label: { zh: '已办结', en: 'Closed' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/**
 * 差评整改: from the 交办函 to the published answer.
 * Sources: 国办发〔2019〕51号; GB/T 39734-2020 chapter 9; docs/domain/reviews.md.
 */
export const rectification: Lifecycle<Rectification> = {
  kind: 'rectification',
  label: { zh: '差评整改', en: 'Rectification of a bad review' },
  numberPrefix: 'ZG',
  byNumber: 'masked',
  mayPublish: (rule) => rule(publicationSwitches).value.badReviews,
  states,
  clocks: {
    contact: { zh: '首次联系', en: 'First contact' },
    rectify: { zh: '整改答复', en: 'Rectification and answer' },
    appeal: { zh: '申诉复核', en: 'Appeal' },
    follow_up: { zh: '回访', en: 'Follow-up' },
    check: { zh: '独立核验', en: 'Independent check' },
    publication: { zh: '公示审核', en: 'Publication review' },
  },
  acts: { ...handlingActs, ...verifyingActs, ...systemActs },
  store: rectificationStore,
  describe,
}

const objectLabels = {
  unit: '承办单位',
  person: '工作人员',
  item: '事项本身',
  platform: '平台或渠道',
  policy: '政策规定',
  other_unit: '其他单位',
}

function describe(row: Rectification, matter: Matter) {
  const facts: { label: string; value: string }[] = [
    { label: '评价针对', value: objectLabels[row.object] },
    { label: '工号', value: row.ratedStaffCode ?? '未上报' },
    { label: '允许联系', value: row.allowsContact ? '是' : '否，在办件进度页答复' },
    { label: '首次联系', value: contactWords(row) },
  ]
  if (row.outcome !== null) facts.push({ label: '研判结果', value: outcomeLabels[row.outcome] })
  if (row.planDueOn !== null) facts.push({ label: '计划完成', value: row.planDueOn })
  if (row.elsewhereLooked !== null) {
    facts.push({
      label: '举一反三',
      value: `${row.elsewhereLooked}；发现 ${row.elsewhereFound ?? 0} 个`,
    })
  }
  if (row.extensionAsked !== null) {
    facts.push({ label: '申请延期', value: `${row.extensionAsked.workingDays} 个工作日，待审批` })
  }
  if (row.followUpTries > 0) facts.push({ label: '回访次数', value: String(row.followUpTries) })
  if (row.resultUse !== null) facts.push({ label: '结果应用', value: row.resultUse })
  facts.push({
    label: '纳入考核',
    value: matter.countInAssessment ? '是' : `否（${matter.exclusionReason}）`,
  })
  return facts
}

function contactWords(row: Rectification): string {
  if (!row.allowsContact) return '不联系'
  if (row.contacted) return `已联系（${row.contactTries} 次）`
  return row.contactTries === 0 ? '未联系' : `未联系上（${row.contactTries} 次）`
}
