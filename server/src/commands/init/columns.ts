import { addDays, localDay, parseLocalDay } from '@huiyin/contract/time'
import type { Role } from '../../kernel/access/index.ts'
import type { UnitKind } from '../../kernel/org/index.ts'

/** Names in the workbook for kinds of unit. */
export const unitKindNames: Readonly<Record<string, UnitKind>> = {
  部门: 'office',
  联动单位: 'linked_enterprise',
  临时机构: 'temporary_office',
  政务大厅: 'hall',
  督查机构: 'supervising_office',
}

/** Names for roles of posts. Administrators are made by the command alone, never by a list. */
export const roleNames: Readonly<Record<string, Role>> = {
  窗口人员: 'window_clerk',
  经办人: 'handler',
  单位负责人: 'unit_leader',
  督查人员: 'supervisor',
  回访员: 'follow_up_agent',
  话务员: 'call_agent',
  受理员: 'acceptor',
  派遣员: 'dispatcher',
  监督员: 'collector',
  评价员: 'evaluator',
  领导: 'leader',
  审计员: 'auditor',
}

/** Posts and work numbers of the three administrators begin so. */
export const administratorPrefix = 'ADMIN-'

/** A column of a sheet: its heading, and what a cell must be. */
export interface Column {
  readonly heading: string
  readonly isNeeded: boolean
  /** What is wrong with a cell that is not empty; `undefined` when nothing is. */
  fault(text: string): string | undefined
  readonly hint: string
  /** Brings the ways a thing is written to one. */
  tidy?(text: string): string
}

export interface Sheet {
  readonly title: string
  readonly columns: Readonly<Record<string, Column>>
}

const codeForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,35}$/
const loginForm = /^[a-z0-9][a-z0-9._-]{1,39}$/

const needed = (column: Column): Column => ({ ...column, isNeeded: true })

const code = (heading: string): Column => ({
  heading,
  isNeeded: false,
  hint: '字母或数字开头，可含 . _ -，最多 36 位',
  fault: (text) =>
    codeForm.test(text) ? undefined : '应以字母或数字开头，只含字母、数字和 . _ -，最多 36 位',
})

const codes = (heading: string): Column => ({
  heading,
  isNeeded: false,
  hint: '多个编码用顿号或逗号分隔',
  fault: (text) =>
    splitCodes(text).every((one) => codeForm.test(one)) ? undefined : '有不正确的编码',
})

const words = (heading: string, lengthMax: number): Column => ({
  heading,
  isNeeded: false,
  hint: `最多 ${lengthMax} 字`,
  fault: (text) => (text.length <= lengthMax ? undefined : `最多 ${lengthMax} 字`),
})

const day = (heading: string): Column => ({
  heading,
  isNeeded: false,
  hint: '日期，如 2026-01-01',
  tidy: tidyDay,
  fault: (text) => (parseLocalDay(text) === undefined ? '应为日期，如 2026-01-01' : undefined),
})

const choice = (heading: string, names: Readonly<Record<string, string>>): Column => ({
  heading,
  isNeeded: false,
  hint: Object.keys(names).join('、'),
  fault: (text) =>
    Object.hasOwn(names, text) ? undefined : `应为：${Object.keys(names).join('、')}`,
})

const login = (heading: string): Column => ({
  heading,
  isNeeded: false,
  hint: '小写字母、数字；留空则不开通账号',
  fault: (text) => (loginForm.test(text) ? undefined : '应为 2 至 40 位小写字母、数字或 . _ -'),
})

const phone = (heading: string): Column => ({
  heading,
  isNeeded: false,
  hint: '办公电话',
  fault: (text) => (/^[0-9+() -]{3,40}$/.test(text) ? undefined : '应为 3 至 40 位电话号码'),
})

/** `2026/1/1`, `2026年1月1日` and Excel's own count of days (since 1899-12-30) as `2026-01-01`. */
function tidyDay(text: string): string {
  if (/^[2-7][0-9]{4}$/.test(text)) return addDays(localDay('1899-12-30'), Number(text))
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  if (month === undefined || date === undefined) return text
  return `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
}

/** Codes in one cell, each once. */
export function splitCodes(text: string): readonly string[] {
  return [...new Set(text.split(/[、，,;；\s]+/).filter((one) => one !== ''))]
}

/** The workbook: five sheets with Chinese headings. The template is made from this table. */
export const sheets = {
  units: {
    title: '单位',
    columns: {
      code: needed(code('单位编码')),
      name: needed(words('单位名称', 100)),
      nameEn: words('英文名称', 200),
      kind: needed(choice('类型', unitKindNames)),
      parentCode: code('上级单位编码'),
      phone: phone('电话'),
      validFrom: day('启用日期'),
      validTo: day('停用日期'),
    },
  },
  windows: {
    title: '窗口',
    columns: {
      code: needed(code('窗口编码')),
      name: needed(words('窗口名称', 100)),
      unitCode: needed(code('单位编码')),
      hall: needed(words('所在大厅', 100)),
      validFrom: day('启用日期'),
      validTo: day('停用日期'),
    },
  },
  posts: {
    title: '岗位',
    columns: {
      code: needed(code('岗位编码')),
      name: needed(words('岗位名称', 100)),
      unitCode: needed(code('单位编码')),
      role: needed(choice('角色', roleNames)),
    },
  },
  staff: {
    title: '人员',
    columns: {
      staffCode: needed(code('工号')),
      displayName: needed(words('姓名', 50)),
      unitCode: needed(code('单位编码')),
      phone: phone('电话'),
      postCodes: codes('岗位编码'),
      loginName: login('登录名'),
    },
  },
  items: {
    title: '事项',
    columns: {
      code: needed(code('事项编码')),
      name: needed(words('事项名称', 200)),
      nameEn: words('英文名称', 400),
      unitCode: needed(code('单位编码')),
      validFrom: day('启用日期'),
      validTo: day('停用日期'),
    },
  },
} as const satisfies Record<string, Sheet>
export type SheetName = keyof typeof sheets
