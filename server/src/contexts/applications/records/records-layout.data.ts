import type { RecordTable } from '@huiyin/contract/project-records'

/** A column of an upload table: its field, its name, and whether it may be empty. */
export interface RecordField {
  readonly field: string
  readonly zh: string
  readonly isRequired: boolean
  readonly maxLength: number
}

const must = (field: string, zh: string, maxLength = 200): RecordField => ({
  field,
  zh,
  isRequired: true,
  maxLength,
})
const may = (field: string, zh: string, maxLength = 200): RecordField => ({
  ...must(field, zh, maxLength),
  isRequired: false,
})

/** Before the fields of each table: which row it is, what is done with it, in which batch, when. */
const head = [
  must('row_guid', '行标识', 36),
  must('cd_operation', '操作类型', 1),
  must('cd_batch', '批次号', 50),
  must('cd_time', '数据时间', 15),
  must('data_source', '数据来源', 3),
  must('region_code', '行政区划', 12),
  must('project_no', '办件编号', 50),
]

/**
 * The tables of 办件 in the national upload, field by field.
 * Source: GB/T 39046-2020 annex A (code sets, dates YYYYMMDDThhmmss), national upload schema of 办件.
 */
export const recordLayout: Readonly<Record<RecordTable, readonly RecordField[]>> = {
  accept: [
    ...head,
    must('task_code', '实施编码', 36),
    may('task_handle_item', '业务办理项编码', 50),
    must('task_name', '事项名称'),
    must('task_version', '事项版本', 20),
    may('project_name', '办件摘要'),
    must('project_type', '办件类型', 1),
    must('apply_type', '申报来源', 1),
    must('apply_date', '申报时间', 15),
    must('applyer_name', '申请人姓名或名称', 100),
    must('applyer_type', '申请人类型', 1),
    must('applyer_page_type', '证件类型', 3),
    must('applyer_page_code', '证件号码', 50),
    may('contact_mobile', '联系电话', 20),
    must('org_code', '受理部门编码', 36),
    must('org_name', '受理部门名称'),
    may('handle_user_name', '受理人', 50),
    must('accept_date', '受理时间', 15),
    may('accept_doc_no', '受理文书编号', 50),
    may('promise_date', '承诺办结时间', 15),
  ],
  material: [
    ...head,
    must('material_name', '材料名称'),
    must('get_type', '获取方式', 1),
    may('get_num', '份数', 3),
  ],
  process: [
    ...head,
    must('process_name', '环节名称'),
    must('event_name', '业务动作', 20),
    may('handle_user_name', '办理人', 50),
    must('org_code', '办理部门编码', 36),
    must('org_name', '办理部门名称'),
    may('handle_explain', '办理意见', 2000),
    must('event_start_time', '开始时间', 15),
    must('event_end_time', '结束时间', 15),
    must('process_state', '环节状态', 1),
  ],
  special_procedure: [
    ...head,
    must('special_type', '特别程序种类', 1),
    must('special_name', '特别程序名称'),
    must('special_reason', '启动依据', 500),
    must('special_time', '开始时间', 15),
    must('end_time', '结束时间', 15),
    may('special_explain', '时限说明'),
  ],
  result: [
    ...head,
    must('result_type', '办结结果', 20),
    must('result_date', '办结时间', 15),
    may('result_explain', '结果说明', 500),
    may('result_cetr_name', '证照名称'),
    may('result_cetr_no', '证照编号', 60),
    must('is_delivery_results', '是否送达', 1),
  ],
}
