import type { Grade, Summary, SummaryRow } from '@huiyin/contract/reviews'
import { gradeWords } from '@huiyin/contract/reviews.words'
import type { EChartsCoreOption } from 'echarts/core'
import type { Language } from '../../app/preferences.tsx'
import { percent } from '../../parts/percent.ts'

/** Best first, as the dictionary lists them. */
const grades = Object.keys(gradeWords) as readonly Grade[]

/** More bars than these cannot be read side by side. */
export const rowsInChart = 15

interface Size {
  readonly fontSize: number
  readonly isNarrow: boolean
}

/** From deep green to deep red, told apart also by pattern and without colour by their order. */
const gradeColours: Readonly<Record<Grade, string>> = {
  very_satisfied: '#135200',
  satisfied: '#52a32e',
  basically_satisfied: '#b7c96b',
  dissatisfied: '#e0813a',
  very_dissatisfied: '#a8071a',
}

/** The good rate of each group as a point between its bounds. */
export function ratesOption(summary: Summary, language: Language, size: Size): EChartsCoreOption {
  const rows = shownRows(summary)
  const words =
    language === 'zh'
      ? { rate: '好评率', bounds: '未评者全差～全好' }
      : { rate: 'Good rate', bounds: 'Everybody silent dissatisfied to satisfied' }
  return {
    ...frame(rows, size),
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      formatter: (points: readonly { readonly dataIndex: number }[]) => {
        const row = rows[points[0]?.dataIndex ?? 0]
        if (row === undefined) return ''
        const bounds = `${percent(row.worstCaseRate)}～${percent(row.bestCaseRate)}`
        return `${row.name}\n${words.rate} ${percent(row.goodRate)}\n${words.bounds} ${bounds}`
      },
    },
    series: [
      {
        type: 'bar',
        stack: 'bounds',
        silent: true,
        itemStyle: { color: 'transparent' },
        data: rows.map((row) => row.worstCaseRate),
      },
      {
        name: words.bounds,
        type: 'bar',
        stack: 'bounds',
        barWidth: '42%',
        itemStyle: { color: '#bcd2f5', borderRadius: 3 },
        data: rows.map((row) => (row.bestCaseRate ?? 0) - (row.worstCaseRate ?? 0)),
      },
      {
        name: words.rate,
        type: 'scatter',
        symbol: 'diamond',
        symbolSize: size.fontSize + 3,
        itemStyle: { color: '#003a8c' },
        data: rows.map((row, index) => [row.goodRate, index]),
        label: {
          show: !size.isNarrow,
          position: 'left',
          color: '#1f2329',
          fontSize: size.fontSize,
          formatter: ({ dataIndex }: { readonly dataIndex: number }) =>
            percent(rows[dataIndex]?.goodRate ?? null),
        },
      },
    ],
    legend: { top: 0, data: [words.rate, words.bounds], textStyle: { fontSize: size.fontSize } },
    aria: { enabled: true },
  }
}

/** How the five levels share the reviews of each group. */
export function gradesOption(summary: Summary, language: Language, size: Size): EChartsCoreOption {
  const rows = shownRows(summary)
  const share = (row: SummaryRow, grade: Grade) =>
    row.reviewed === 0 ? 0 : (row.grades[grade] ?? 0) / row.reviewed
  return {
    ...frame(rows, size),
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      valueFormatter: (value: unknown) => percent(Number(value)),
    },
    legend: { top: 0, textStyle: { fontSize: size.fontSize } },
    aria: { enabled: true, decal: { show: true } },
    series: grades.map((grade) => ({
      name: gradeWords[grade][language],
      type: 'bar',
      stack: 'grades',
      barWidth: '58%',
      itemStyle: { color: gradeColours[grade] },
      data: rows.map((row) => share(row, grade)),
    })),
  }
}

function shownRows(summary: Summary): readonly SummaryRow[] {
  return [...summary.rows].sort((a, b) => b.reviewed - a.reviewed).slice(0, rowsInChart)
}

function frame(rows: readonly SummaryRow[], { fontSize, isNarrow }: Size): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 0, right: 24, top: fontSize * 3.2, bottom: 0, containLabel: true },
    xAxis: {
      type: 'value',
      min: 0,
      max: 1,
      axisLabel: { fontSize, color: '#4e5969', formatter: (value: number) => `${value * 100}%` },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.name),
      axisTick: { show: false },
      axisLabel: {
        fontSize,
        color: '#1f2329',
        width: isNarrow ? 110 : 220,
        overflow: 'truncate',
      },
    },
  }
}
