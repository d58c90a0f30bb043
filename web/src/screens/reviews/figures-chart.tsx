import { reviewsWords } from '@huiyin/contract/desk-reviews.words'
import type { Summary } from '@huiyin/contract/reviews'
import { BarChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { gradesOption, ratesOption, rowsInChart } from './chart-options.ts'

use([
  BarChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  AriaComponent,
  CanvasRenderer,
])

const kinds = ['chartRates', 'chartGrades'] as const

/** Two ways to see the same figures; both are in the table for whoever does not see them. */
export function FiguresChart({ summary }: { readonly summary: Summary }) {
  const say = useWords(reviewsWords)
  const { language, isLarge } = usePreferences()
  const [kind, setKind] = useState<(typeof kinds)[number]>('chartRates')
  const size = { fontSize: isLarge ? 20 : 13, isNarrow: innerWidth < 600 }
  const option =
    kind === 'chartRates'
      ? ratesOption(summary, language, size)
      : gradesOption(summary, language, size)
  const rowHeight = isLarge ? 52 : 34
  const rows = Math.min(summary.rows.length, rowsInChart)
  return (
    <>
      <fieldset className="row chart-kinds">
        <legend className="only-heard">{say('chart')}</legend>
        {kinds.map((name) => (
          <label key={name} className="chart-kind">
            <input
              type="radio"
              name="chart-kind"
              checked={kind === name}
              onChange={() => setKind(name)}
            />
            {say(name)}
          </label>
        ))}
      </fieldset>
      <Chart
        option={option}
        label={say('chartFor', { name: say(kind) })}
        height={rows * rowHeight + (isLarge ? 130 : 90)}
      />
      {summary.rows.length > rowsInChart && (
        <p className="soft">{say('chartMost', { n: rowsInChart })}</p>
      )}
    </>
  )
}

interface ChartProps {
  readonly option: EChartsCoreOption
  readonly label: string
  readonly height: number
}

function Chart({ option, label, height }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const chart = init(element)
    chart.setOption(option)
    const observer = new ResizeObserver(() => chart.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      chart.dispose()
    }
  }, [option])
  return <div ref={place} role="img" aria-label={label} style={{ height }} />
}
