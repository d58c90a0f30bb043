/** How a cell is written and read. */
export type CellKind =
  | 'text'
  | 'count'
  | 'yes-no'
  | 'word'
  | 'words'
  | 'lines'
  | 'limit'
  | 'number'
  | 'ids'
  | 'choices'
  | 'json'

/** A column of the national upload layout: heading, field of the upload table, place in the document. */
export interface SheetColumn {
  readonly heading: string
  /** Name of the field in the national upload tables; accepted as a heading too. */
  readonly field: string
  /** Place in the line or the document, members joined by dots. */
  readonly at: string
  readonly kind: CellKind
}

const column = (heading: string, field: string, at: string, kind: CellKind = 'text') => ({
  heading,
  field,
  at,
  kind,
})

/** 实施清单: the basic table and its extension, a line an item. */
export const itemColumns: readonly SheetColumn[] = [
  column('事项名称', 'task_name', 'identity.name'),
  column('英文名称', 'task_name_en', 'identity.nameEn'),
  column('俗称和关键词', 'keywords', 'identity.aliases', 'lines'),
  column('基本编码', 'catalog_code', 'identity.basicCode'),
  column('实施编码', 'task_code', 'identity.implementationCode'),
  column('地方编码', 'local_task_code', 'identity.localCode'),
  column('事项类型', 'task_type', 'identity.type', 'word'),
  column('行使层级', 'use_level', 'identity.level', 'word'),
  column('实施主体编码', 'dept_code', 'identity.unitCode'),
  column('实施主体性质', 'dept_type', 'identity.bodyNature', 'word'),
  column('委托部门', 'entrust_name', 'identity.entrustedBy'),
  column('权力来源', 'power_source', 'identity.powerSource', 'word'),
  column('服务对象', 'server_type', 'identity.audience', 'words'),
  column('办件类型', 'project_type', 'promise.caseType', 'word'),
  column('法定办结时限', 'anticipate_day', 'promise.statutoryLimit', 'limit'),
  column('法定办结时限说明', 'anticipate_explain', 'promise.statutoryNote'),
  column('承诺办结时限', 'promise_day', 'promise.promisedLimit', 'limit'),
  column('承诺办结时限说明', 'promise_explain', 'promise.promisedNote'),
  column('办理形式', 'handle_type', 'promise.forms', 'words'),
  column('网上办理深度', 'online_handle_depth', 'promise.onlineDepth', 'word'),
  column('网上办理地址', 'online_handle_url', 'promise.onlineUrl'),
  column('到办事现场次数', 'limit_scene_num', 'promise.visits', 'count'),
  column('必须现场办理原因', 'limit_scene_explain', 'promise.visitReason'),
  column('通办范围', 'handle_area', 'promise.crossScope', 'word'),
  column('是否进驻大厅', 'is_entry_center', 'promise.isInHall', 'yes-no'),
  column('是否支持预约', 'is_schedule', 'promise.isBookable', 'yes-no'),
  column('是否支持材料邮寄', 'is_mail_material', 'promise.isMaterialPosted', 'yes-no'),
  column('是否支持结果邮寄', 'is_mail_result', 'promise.isResultPosted', 'yes-no'),
  column('是否网上支付', 'is_pay_online', 'promise.isPaidOnline', 'yes-no'),
  column('数量限制', 'limit_explain', 'promise.quota'),
  column('中介服务', 'service_type', 'promise.intermediary'),
  column('联办机构', 'other_dept', 'promise.jointUnits'),
  column('受理条件', 'accept_condition', 'conditions', 'lines'),
  column('免费服务', 'free_service', 'freeServices', 'lines'),
  column('咨询电话', 'link_way', 'contacts.enquiryPhone'),
  column('网上咨询', 'link_addr', 'contacts.enquiryOnline'),
  column('监督投诉电话', 'supervise_way', 'contacts.complaintPhone'),
  column('网上投诉', 'supervise_addr', 'contacts.complaintOnline'),
  column('依法享有的权利', 'apply_right', 'remedies.rights', 'lines'),
  column('依法履行的义务', 'apply_duty', 'remedies.duties', 'lines'),
  column('行政复议机关', 'review_dept', 'remedies.reviewBody'),
  column('行政复议电话', 'review_phone', 'remedies.reviewPhone'),
  column('行政诉讼法院', 'lawsuit_court', 'remedies.court'),
  column('决策表', 'decision_tables', 'handling.decisions', 'json'),
]

/** A list of an item as a sheet of its own: a line each, tied by the code of the item. */
export interface ListSheet {
  readonly name: string
  /** Place of the list in the document. */
  readonly at: string
  readonly columns: readonly SheetColumn[]
}

const materialColumns: readonly SheetColumn[] = [
  column('材料标识', 'material_id', 'id'),
  column('材料名称', 'material_name', 'name'),
  column('来源', 'source_type', 'source', 'word'),
  column('来源标识', 'source_explain', 'sourceId'),
  column('使用环节', 'used_by', 'usedBy', 'ids'),
  column('可容缺', 'deferrable', 'deferrable', 'yes-no'),
  column('审查要点', 'review_points', 'reviewPoints', 'lines'),
  column('适用情形', 'situation', 'situations', 'ids'),
  column('必要', 'is_need', 'isRequired', 'yes-no'),
  column('可告知承诺免交', 'reducible', 'isPromisable', 'yes-no'),
  column('材料形式', 'material_type', 'form', 'word'),
  column('原件份数', 'page_num', 'originals', 'count'),
  column('复印件份数', 'copy_num', 'copies', 'count'),
  column('纸质规格', 'page_format', 'paper'),
  column('出具机构', 'issuer', 'issuer'),
  column('填报须知', 'fill_explain', 'fillingNote'),
  column('受理标准', 'accept_stand', 'acceptance'),
  column('依据', 'by_law', 'basis'),
  column('电子证照类型代码', 'licence_type_code', 'licenceType'),
  column('空白表格', 'form_guid', 'blankForm'),
  column('示例样表', 'example_guid', 'sample'),
]

export const listSheets: readonly ListSheet[] = [
  {
    name: '设定依据',
    at: 'legalBasis',
    columns: [
      column('法律法规文件名称', 'by_law', 'document'),
      column('条款', 'article', 'article'),
      column('条文内容', 'law_text', 'text'),
    ],
  },
  {
    name: '情形',
    at: 'questions',
    columns: [
      column('问题标识', 'question_id', 'id'),
      column('问题', 'question', 'text'),
      column('情形', 'situations', 'choices', 'choices'),
    ],
  },
  { name: '申报材料', at: 'handling.materials', columns: materialColumns },
  {
    name: '办理环节',
    at: 'handling.steps',
    columns: [
      column('环节标识', 'step_id', 'id'),
      column('环节名称', 'step_name', 'name'),
      column('环节类型', 'step_type', 'kind', 'word'),
      column('承办单位', 'step_dept', 'unit'),
      column('环节时限', 'step_day', 'limit', 'limit'),
      column('环节法定时限', 'step_law_day', 'statutoryLimit', 'limit'),
      column('前置环节', 'after', 'after', 'ids'),
      column('作出决定须待', 'decide_after', 'decideAfter', 'ids'),
    ],
  },
  {
    name: '特别程序',
    at: 'handling.specialProcedures',
    columns: [
      column('特别程序标识', 'special_id', 'id'),
      column('特别程序名称', 'special_name', 'name'),
      column('法律依据', 'special_law', 'ground'),
      column('中止计时的环节', 'special_steps', 'steps', 'ids'),
      column('最长时限', 'special_day', 'limit', 'limit'),
    ],
  },
  {
    name: '审批结果',
    at: 'handling.results',
    columns: [
      column('结果标识', 'result_id', 'id'),
      column('审批结果名称', 'result_name', 'name'),
      column('审批结果类型', 'result_type', 'kind', 'word'),
      column('出具环节', 'result_step', 'step'),
    ],
  },
  {
    name: '收费项目',
    at: 'fees',
    columns: [
      column('收费项目名称', 'fee_name', 'name'),
      column('收费标准', 'fee_stand', 'standard'),
      column('收费依据', 'by_law', 'basis'),
      column('允许减免', 'is_desc', 'isReducible', 'yes-no'),
      column('减免依据', 'desc_explain', 'reductionNote'),
    ],
  },
  {
    name: '办理地点',
    at: 'places',
    columns: [
      column('办理地点', 'transact_addr', 'name'),
      column('地址', 'address', 'address'),
      column('办理时间', 'transact_time', 'hours'),
      column('电话', 'phone', 'phone'),
      column('交通指引', 'directions', 'directions'),
      column('区划代码', 'area_code', 'regionCode'),
      column('经度', 'longitude', 'position.longitude', 'number'),
      column('纬度', 'latitude', 'position.latitude', 'number'),
    ],
  },
  {
    name: '常见问题',
    at: 'faqs',
    columns: [column('问题', 'question', 'question'), column('解答', 'answer', 'answer')],
  },
]
