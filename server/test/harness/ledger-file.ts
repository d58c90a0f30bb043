import excel from 'exceljs'

/** How a sheet of a test is filled. */
type Fill = (sheet: excel.Worksheet, book: excel.Workbook) => void

/** A workbook of one sheet, as bytes. */
export async function ledgerFile(fill: Fill, name = '整改台账'): Promise<Buffer> {
  const book = new excel.Workbook()
  fill(book.addWorksheet(name), book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** A plain ledger: one row of headings, one a problem. */
export function plainLedger(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
  return ledgerFile((sheet) => {
    sheet.addRow([...plainHeadings])
    for (const row of rows) sheet.addRow([...row])
  })
}

const plainHeadings = [
  '问题编号',
  '问题描述',
  '牵头单位',
  '责任单位',
  '整改措施',
  '整改时限',
] as const

/** Rows as they stand in the sheet; numbers are numbers, and empty cells empty. */
const nastyRows = `澍阳县2026年营商环境督查反馈问题整改台账
填报单位：效能督查室||||||||||截至11月20日
序号|问题编号|问题\\n来源|问题描述（具体表现）|责任落实|||整改措施|时限|进度|状态
||||牵头\\n单位|责任单位|直接责任人
一、审批服务方面
1|W-01|省督查|户政窗口排队时间长|督查室|公安局|林|增开窗口|46386|0.5|正在整改
2|W-02|省督查|发票领用材料重复提交|效能督查室|税务局、公安局|马|共享材料|2026年12月底前|30%|
|
3|W-03|自查|办事指南与实际不符|效能督查室|税务局|马|修订指南|立行立改
|||||police|林|公布指南|2026.11.25
小计|||3
二、作风方面
4|W-04|自查|中午无人值守|效能督查室|公安局|林|轮班|长期坚持
5|W-04|自查|编号重复的一行|效能督查室|公安局|林|轮班|2026/12/1
6|W-05|自查|单位写错的一行|效能督查室|教育局|||2026-12-01
7|W-06|自查|日期写错的一行|效能督查室|税务局|||2026年2月30日
8|W-07|自查|已经办结的一行|效能督查室|税务局|||2026-10-01|1|已销号
9|W-08|自查|已经逾期的一行|效能督查室|税务局|||2026-11-01||正在整改
合计|||=SUM
注：本表每周五更新。`
const nastyMerges = [
  ...['A1:K1', 'A5:K5', 'A12:K12', 'E3:G3'],
  ...['A', 'B', 'C', 'D', 'H', 'I', 'J', 'K'].map((column) => `${column}3:${column}4`),
  // One problem over two rows: two measures of two units.
  ...['A', 'B', 'C', 'D', 'E'].map((column) => `${column}9:${column}10`),
]

/**
 * A ledger as offices send them: a title, a heading of two rows, problems over several merged rows,
 * banners, subtotals, blank lines, a note, days as serial numbers and in words.
 */
export function nastyLedger(): Promise<Buffer> {
  return ledgerFile((sheet) => {
    for (const row of nastyRows.split('\n')) sheet.addRow(row.split('|').map(cellOf))
    for (const merge of nastyMerges) sheet.mergeCells(merge)
  })
}

function cellOf(text: string): excel.CellValue {
  if (text === '=SUM') return { formula: 'SUM(A6:A18)', result: 8 }
  if (/^[0-9]+([.][0-9]+)?$/.test(text)) return Number(text)
  return text === '' ? null : text.replaceAll('\\n', '\n')
}

/**
 * A long ledger with a heading of two rows, each problem of one of so many units named 第1局 and so on.
 */
export function manyProblems(count: number, units: number): Promise<Buffer> {
  return ledgerFile((sheet) => {
    sheet.addRow(['基准市营商环境问题整改台账'])
    sheet.mergeCells('A1:J1')
    sheet.addRow('序号 问题编号 来源 类别 问题描述 责任落实 责任落实 整改措施 时限 进度'.split(' '))
    sheet.addRow([...Array(5).fill(null), '牵头单位', '责任单位'])
    sheet.mergeCells('F2:G2')
    for (let n = 1; n <= count; n += 1) {
      sheet.addRow([
        n,
        `W-${n}`,
        '省督查',
        `方面${n % 11}`,
        `第${n}个问题：办事指南与实际要求不一致，群众多跑一趟`,
        '效能督查室',
        `第${(n % units) + 1}局`,
        '修订指南并在窗口和网上公布，对窗口人员培训一次',
        46_400 + (n % 300),
        (n % 10) / 10,
      ])
    }
  })
}
