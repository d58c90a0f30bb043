import type { ClassCounts, CountedRow } from '@huiyin/contract/task-bulletins'
import { taskClassWords } from '@huiyin/contract/tasks.words'
import { letterMoment } from '../../../kernel/letters/index.ts'
import { type Html, html, markupOf, trusted } from '../../../platform/pages/html.ts'
import { beginningOf, type Overview } from './overview.rules.ts'
import { overviewStyle } from './overview-style.ts'

/** The classes in the order in which a bar shows them. */
export const countNames = [
  { name: 'overdue', label: taskClassWords.overdue.zh },
  { name: 'dueThisWeek', label: taskClassWords.due_this_week.zh },
  { name: 'open', label: taskClassWords.open.zh },
  { name: 'done', label: taskClassWords.done.zh },
] as const

const problemLengthMax = 38

/** The overview as a page of its own; every bar has its numbers beside it. */
export function overviewPage(
  overview: Overview,
  { watermark }: { readonly watermark: string | null },
): string {
  const { regionName, countedAt, total } = overview
  const title = `${regionName}问题整改台账一页纸`
  return markupOf(html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${trusted(overviewStyle)}</style>
</head>
<body>
${watermark !== null && html`<div class="watermark" aria-hidden="true"><span>${watermark}</span></div>`}
<main>
<header><h1>${title}</h1><p>截至 ${letterMoment(countedAt)}</p></header>
<ul class="totals"><li>问题总数<strong>${total.total}</strong></li>${countNames.map(
    ({ name, label }) => html`<li>${label}<strong>${total[name]}</strong></li>`,
  )}</ul>
<div class="two">
${countTable('按类别', '类别', overview.aspects, total)}
${countTable('按牵头单位', '牵头单位', overview.leadUnits, total)}
</div>
${legend()}
${overdueTable(overview)}
${nearestTable(overview)}
<footer>四类互不重叠，相加等于总数；各行相加等于合计。联合整改的问题计在牵头（责任）单位一次。</footer>
</main>
</body>
</html>
`)
}

function countTable(
  heading: string,
  label: string,
  rows: readonly CountedRow[],
  total: ClassCounts,
): Html {
  const largest = Math.max(1, ...rows.map((row) => row.total))
  const figures = (row: ClassCounts) => html`<td class="figure">${row.overdue}</td>
<td class="figure">${row.dueThisWeek}</td><td class="figure">${row.done}</td>
<td class="figure">${row.total}</td>`
  return html`<section><h2>${heading}</h2>
<table><thead><tr><th scope="col">${label}</th><th scope="col" class="figure">逾期</th>
<th scope="col" class="figure">本周</th><th scope="col" class="figure">销号</th>
<th scope="col" class="figure">合计</th><th scope="col">分布</th></tr></thead>
<tbody>${rows.map(
    (row) => html`<tr><th scope="row">${row.name}</th>${figures(row)}
<td class="bar">${bar(row, largest)}</td></tr>
`,
  )}<tr><th scope="row">合计</th>${figures(total)}<td></td></tr></tbody></table></section>`
}

/** A bar as long as the row is large, parted by class; the numbers stand beside it. */
function bar(row: ClassCounts, largest: number): Html {
  let x = 0
  const parts = countNames.map(({ name }) => {
    const width = (row[name] / largest) * 100
    const part = html`<rect class="${name}" x="${x.toFixed(2)}" width="${width.toFixed(2)}" height="10"/>`
    x += width
    return part
  })
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`
}

function legend(): Html {
  return html`<p class="legend">${countNames.map(
    ({ name, label }) =>
      html`<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${name}" width="10" height="10"/></svg>${label}</span>`,
  )}</p>`
}

function overdueTable({ overdue, total }: Overview): Html {
  const heading =
    total.overdue > overdue.length
      ? `已逾期（共${total.overdue}个，列逾期最长的${overdue.length}个）`
      : `已逾期（共${total.overdue}个）`
  if (overdue.length === 0) return html`<h2>${heading}</h2><p class="none">没有已逾期的问题。</p>`
  return html`<h2>${heading}</h2>
<table><thead><tr><th scope="col">编号</th><th scope="col">责任单位</th><th scope="col">问题</th>
<th scope="col" class="figure">应完成</th><th scope="col" class="figure">逾期</th></tr></thead><tbody>${overdue.map(
    (line) => html`<tr><td>${line.problemNumber ?? line.number}</td><td>${line.unitName}</td>
<td>${beginningOf(line.problem, problemLengthMax)}</td><td class="figure">${line.dueOn}</td>
<td class="figure">${line.daysOverdue}天</td></tr>
`,
  )}</tbody></table>`
}

function nearestTable({ nearest }: Overview): Html {
  if (nearest.length === 0) return html`<h2>最近到期</h2><p class="none">没有将到期的问题。</p>`
  return html`<h2>最近到期</h2>
<table><thead><tr><th scope="col">编号</th><th scope="col">责任单位</th><th scope="col">问题</th>
<th scope="col" class="figure">应完成</th></tr></thead><tbody>${nearest.map(
    (line) => html`<tr><td>${line.number}</td><td>${line.unitName}</td>
<td>${beginningOf(line.problem, problemLengthMax)}</td><td class="figure">${line.dueOn}</td></tr>
`,
  )}</tbody></table>`
}
