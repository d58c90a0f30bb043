import type { HandlingStep } from '@huiyin/contract/handling'
import type { Word } from '@huiyin/contract/words'
import type { Language } from '../../platform/http/index.ts'
import { type Html, html } from '../../platform/pages/html.ts'
import { unitNames } from '../clock/index.ts'
import { type Line, layOut, type Place } from './layout.rules.ts'
import type { StepGraph } from './order.rules.ts'

type Drawn = Pick<HandlingStep, 'id' | 'name' | 'unit' | 'limit' | 'after' | 'decideAfter'>

const box = { width: 176, height: 72 } as const
const gap = { across: 40, down: 20 } as const
const margin = 12
/** Full-width characters that fit a line of a box. */
const lineLength = 11

interface DrawnHow {
  readonly criticalPath?: readonly string[]
  readonly language?: Language
  readonly standings?: ReadonlyMap<string, StepStanding>
}

const titles: Word = { zh: '办理流程图', en: 'How it is handled' }
const critical: Word = { zh: '关键', en: 'critical' }

/** How a step of a running case stands: its state and date, instead of its limit. */
export interface StepStanding {
  readonly words: string
  readonly isLate: boolean
}

const plainFrame = html`fill="none" stroke="currentColor"`
const lateFrame = html`fill="#fff1f0" stroke="#a8071a" stroke-width="2"`

/**
 * The steps as a picture in SVG: columns in the order of time, what runs beside each other below
 * each other, the critical path with a double frame and the word 关键. What it shows stands in its
 * description too, for whoever does not see it.
 */
export function drawSteps(
  graph: StepGraph<Drawn>,
  { criticalPath = [], language = 'zh', standings = new Map() }: DrawnHow = {},
): Html {
  const { columns, rows, places, lines } = layOut(graph)
  const width = 2 * margin + columns * (box.width + gap.across) - gap.across
  const height = 2 * margin + rows * (box.height + gap.down) - gap.down
  const placeOf = (id: string): Place => places.get(id) ?? { column: 0, row: 0 }
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-size="14" fill="currentColor">
<title>${titles[language]}</title>
<desc>${describeSteps(graph, criticalPath).map((line) => `${line[language]}\n`)}</desc>
<g fill="none" stroke="currentColor">${lines.map((line) => drawLine(line, placeOf))}</g>
${graph.steps.map((step) => {
  const mark = criticalPath.includes(step.id) ? critical[language] : undefined
  return drawStep(step, placeOf(step.id), {
    limit: limitIn(step)[language],
    mark,
    standing: standings.get(step.id),
  })
})}
</svg>`
}

/** The picture in sentences: each step with its unit and limit, what it waits for, the way that decides. */
export function describeSteps(
  { order }: StepGraph<Drawn>,
  criticalPath: readonly string[] = [],
): Word[] {
  const nameOf = (id: string) => order.find((step) => step.id === id)?.name ?? id
  const named = (ids: readonly string[]) => ids.map(nameOf).join('、')
  const sentences = order.map(({ name, unit, limit, after, decideAfter = [] }, index): Word => {
    const zh = [
      after.length === 0 ? '' : `，在${named(after)}之后`,
      decideAfter.length === 0 ? '' : `，可先行审查，待${named(decideAfter)}办结后作出决定`,
    ]
    const en = [
      after.length === 0 ? '' : `, after ${named(after)}`,
      decideAfter.length === 0 ? '' : `, decided only after ${named(decideAfter)}`,
    ]
    return {
      zh: `${index + 1}. ${name}：${unit}，${limitIn({ limit }).zh}${zh.join('')}。`,
      en: `${index + 1}. ${name}: ${unit}, ${limitIn({ limit }).en}${en.join('')}.`,
    }
  })
  if (criticalPath.length === 0) return sentences
  const way = criticalPath.map(nameOf).join(' → ')
  return [...sentences, { zh: `关键路径：${way}。`, en: `Critical path: ${way}.` }]
}

/** A limit in words; the names of steps and units are data and stay as they are. */
function limitIn({ limit: { amount, unit } }: Pick<Drawn, 'limit'>): Word {
  const en = `${amount} ${unit.replace('_', ' ')}${amount === 1 ? '' : 's'}`
  return { zh: `${amount} 个${unitNames[unit]}`, en }
}

interface HowDrawn {
  readonly limit: string
  readonly mark: string | undefined
  readonly standing: StepStanding | undefined
}

function drawStep({ name, unit }: Drawn, place: Place, { limit, mark, standing }: HowDrawn): Html {
  const { x, y } = cornerOf(place)
  const isCritical = mark !== undefined
  const words = standing?.words ?? limit
  const time = isCritical ? `${words} · ${mark}` : words
  const isLate = standing?.isLate === true
  const frame = (inset: number) =>
    html`<rect x="${x + inset}" y="${y + inset}" width="${box.width - 2 * inset}" height="${box.height - 2 * inset}" rx="6" ${isLate ? lateFrame : plainFrame}/>`
  return html`<g><title>${name}</title>${frame(0)}${isCritical && frame(3)}
<text x="${x + 12}" y="${y + 24}" font-weight="600">${shortened(name)}</text>
<text x="${x + 12}" y="${y + 43}">${shortened(unit)}</text>
<text x="${x + 12}" y="${y + 61}" font-size="12">${time}</text></g>`
}

function drawLine({ from, to, through, isLegal }: Line, placeOf: (id: string) => Place): Html {
  const start = cornerOf(placeOf(from))
  const end = cornerOf(placeOf(to))
  const middle = box.height / 2
  let path = `M${start.x + box.width} ${start.y + middle}`
  let at = { x: start.x + box.width, y: start.y + middle }
  const curveTo = (x: number, y: number) => {
    const half = (at.x + x) / 2
    path += `C${half} ${at.y} ${half} ${y} ${x} ${y}`
    at = { x, y }
  }
  for (const place of through) {
    const corner = cornerOf(place)
    curveTo(corner.x, corner.y + middle)
    path += `H${corner.x + box.width}`
    at = { x: corner.x + box.width, y: corner.y + middle }
  }
  curveTo(end.x, end.y + middle)
  path += `m-7 -4l7 4l-7 4`
  return html`<path d="${path}" ${isLegal ? html`stroke-dasharray="5 4"` : ''}/>`
}

function cornerOf({ column, row }: Place): { x: number; y: number } {
  return {
    x: margin + column * (box.width + gap.across),
    y: margin + row * (box.height + gap.down),
  }
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= lineLength ? text : `${characters.slice(0, lineLength - 1).join('')}…`
}
