/** What a linked unit had in the week of the demo's bulletin; the rest of `due` was closed. */
export interface UnitWeek {
  readonly name: string
  readonly due: number
  readonly overdue: number
  readonly inProcess: number
  readonly disputed: number
}

const week = (
  name: string,
  [due, overdue, inProcess, disputed]: readonly [number, number, number, number],
): UnitWeek => ({ name, due, overdue, inProcess, disputed })

/** The week of a newspaper's report; how its totals fall to units it does not name is ours. */
export const weekFrom = '2020-12-14'
export const weekTo = '2020-12-20'

/** Eighteen linked units in two groups; nine have overdue cases. */
export const linkedGroups: readonly {
  readonly name: string
  readonly units: readonly UnitWeek[]
}[] = [
  {
    name: '职能部门组',
    units: [
      week('县城市管理局', [1013, 8, 40, 30]),
      week('县住房和城乡建设局', [503, 6, 22, 18]),
      week('县交通运输局', [16, 5, 2, 0]),
      week('县公安局', [1210, 0, 60, 50]),
      week('县市场监督管理局', [820, 0, 40, 30]),
      week('县自然资源局', [610, 0, 24, 20]),
      week('县水利局', [480, 0, 14, 12]),
      week('县农业农村局', [350, 0, 8, 8]),
      week('县林业局', [240, 0, 5, 0]),
      week('县生态环境局', [160, 0, 3, 0]),
    ],
  },
  {
    name: '公用事业和其他单位组',
    units: [
      week('县供电公司', [68, 68, 0, 0]),
      week('县电信公司', [18, 18, 0, 0]),
      week('县燃气公司', [15, 13, 0, 0]),
      week('县自来水公司', [55, 9, 6, 4]),
      week('县邮政公司', [6, 3, 0, 0]),
      week('县应急管理局', [59, 1, 8, 4]),
      week('县教育体育局', [70, 0, 0, 0]),
      week('县文化广电和旅游局', [30, 0, 0, 0]),
    ],
  },
]

/** Of the due cases so many came over from the weeks before. */
export const carriedOver = 931
/** Came in this week and are due after it. */
export const dueLater = 60
