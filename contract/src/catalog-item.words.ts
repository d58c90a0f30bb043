import type { FieldLabel } from './rule-values.ts'

/** 事项类型, GB/T 39046-2020 annex A; the codes of the standard are in `catalog/codes.rules.ts`. */
export const itemTypeWords = {
  permit: { zh: '行政许可', en: 'Permit' },
  penalty: { zh: '行政处罚', en: 'Penalty' },
  coercion: { zh: '行政强制', en: 'Coercive measure' },
  levy: { zh: '行政征收', en: 'Levy' },
  benefit: { zh: '行政给付', en: 'Benefit' },
  inspection: { zh: '行政检查', en: 'Inspection' },
  confirmation: { zh: '行政确认', en: 'Confirmation' },
  award: { zh: '行政奖励', en: 'Award' },
  adjudication: { zh: '行政裁决', en: 'Adjudication' },
  other_power: { zh: '其他行政权力', en: 'Other power' },
  public_service: { zh: '公共服务', en: 'Public service' },
} as const satisfies Record<string, FieldLabel>
export type ItemType = keyof typeof itemTypeWords

/** 行使层级 */
export const itemLevelWords = {
  nation: { zh: '国家级', en: 'National' },
  province: { zh: '省级', en: 'Provincial' },
  city: { zh: '市级', en: 'City' },
  county: { zh: '县级', en: 'County' },
  township: { zh: '镇（乡、街道）级', en: 'Township' },
  village: { zh: '村（社区）级', en: 'Village' },
  divided: { zh: '分级管理', en: 'Divided by level' },
} as const satisfies Record<string, FieldLabel>
export type ItemLevel = keyof typeof itemLevelWords

/** 实施主体性质 */
export const bodyNatureWords = {
  statutory: { zh: '法定机关', en: 'Statutory body' },
  authorised: { zh: '授权组织', en: 'Authorised body' },
  entrusted: { zh: '受委托组织', en: 'Entrusted body' },
  other_body: { zh: '其他实施主体', en: 'Other body' },
} as const satisfies Record<string, FieldLabel>

/** 权力来源 */
export const powerSourceWords = {
  own_power: { zh: '法定本级行使', en: 'Its own by law' },
  delegated_down: { zh: '上级下放', en: 'Delegated from above' },
  granted: { zh: '上级授权', en: 'Granted from above' },
  entrusted_power: { zh: '委托行使', en: 'Entrusted' },
} as const satisfies Record<string, FieldLabel>

/** 服务对象 */
export const audienceWords = {
  person: { zh: '自然人', en: 'Persons' },
  enterprise: { zh: '企业法人', en: 'Enterprises' },
  institution: { zh: '事业法人', en: 'Public institutions' },
  association: { zh: '社会组织法人', en: 'Associations' },
  authority: { zh: '行政机关', en: 'Authorities' },
  other_organisation: { zh: '其他组织', en: 'Other organisations' },
} as const satisfies Record<string, FieldLabel>
export type Audience = keyof typeof audienceWords

/** 办理形式 */
export const handlingFormWords = {
  at_window: { zh: '窗口办理', en: 'At the window' },
  by_computer: { zh: '电脑端办理', en: 'By computer' },
  by_phone: { zh: '移动端办理', en: 'By phone' },
  by_post: { zh: '快递申请', en: 'By post' },
  other_form: { zh: '其他形式', en: 'Otherwise' },
} as const satisfies Record<string, FieldLabel>

/** 办件类型 */
export const caseTypeWords = {
  immediate: { zh: '即办件', en: 'On the spot' },
  promised: { zh: '承诺件', en: 'Within a promised time' },
  other_case: { zh: '其他办件', en: 'Other' },
} as const satisfies Record<string, FieldLabel>

/** 网办深度 Ⅰ to Ⅳ */
export const onlineDepthWords = {
  read_online: { zh: 'Ⅰ级（查询信息）', en: 'I: information' },
  download: { zh: 'Ⅱ级（查询下载）', en: 'II: download' },
  apply_online: { zh: 'Ⅲ级（网上申请、预审）', en: 'III: apply online' },
  wholly_online: { zh: 'Ⅳ级（全程网办）', en: 'IV: wholly online' },
} as const satisfies Record<string, FieldLabel>

/** 通办范围 */
export const crossScopeWords = {
  local_only: { zh: '不通办', en: 'Here only' },
  across_counties: { zh: '跨县通办', en: 'Across counties' },
  across_cities: { zh: '跨市通办', en: 'Across cities' },
  across_provinces: { zh: '跨省通办', en: 'Across provinces' },
  nationwide: { zh: '全国通办', en: 'Nationwide' },
} as const satisfies Record<string, FieldLabel>

/** 材料形式 */
export const materialFormWords = {
  original: { zh: '原件', en: 'Original' },
  copy: { zh: '复印件', en: 'Copy' },
  original_and_copy: { zh: '原件和复印件', en: 'Original and copy' },
  electronic: { zh: '电子材料', en: 'Electronic' },
} as const satisfies Record<string, FieldLabel>

/** Where a version of an item stands. */
export const versionStateWords = {
  draft: { zh: '草案', en: 'Draft' },
  reviewed: { zh: '已审核', en: 'Reviewed' },
  published: { zh: '已发布', en: 'Published' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
} as const satisfies Record<string, FieldLabel>
export type VersionState = keyof typeof versionStateWords

/** What may be done with a version that is not published. */
export const versionDecisionWords = {
  review: { zh: '审核通过', en: 'Pass the review' },
  publish: { zh: '发布', en: 'Publish' },
  return: { zh: '退回起草人', en: 'Return to the author' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
} as const satisfies Record<string, FieldLabel>
export type VersionDecision = keyof typeof versionDecisionWords
