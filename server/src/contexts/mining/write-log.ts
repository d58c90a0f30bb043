import { csv } from '../../platform/excel/index.ts'
import { html, markupOf } from '../../platform/pages/html.ts'

/** An event to be written: what was done in which case, when and by whom. */
export interface LoggedEvent {
  readonly caseId: string
  readonly activity: string
  readonly at: Date
  readonly resource: string
  /** The beginning of the activity; its completion, if not said. */
  readonly isStart?: boolean
}

type Cases = Iterable<readonly LoggedEvent[]> | AsyncIterable<readonly LoggedEvent[]>

/** Cases as XES (IEEE 1849-2016), piece by piece. */
export async function* asXes(cases: Cases): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1849.2016">\n'
  for await (const events of cases) {
    const name = html`<string key="concept:name" value="${events[0]?.caseId ?? ''}"/>`
    yield markupOf(html`<trace>${name}
${events.map(traceEvent)}</trace>
`)
  }
  yield '</log>\n'
}

/** Cases as CSV, an event a line. */
export function asCsv(cases: Cases): AsyncGenerator<string> {
  return csv({
    name: 'events',
    columns: [
      { header: '办件编号', type: 'text', value: ({ caseId }) => caseId },
      { header: '环节', type: 'text', value: ({ activity }) => activity },
      { header: '完成时间', type: 'instant', value: ({ at }) => at },
      { header: '办理人', type: 'text', value: ({ resource }) => resource },
      { header: '状态', type: 'text', value: transitionOf },
    ],
    rows: eventsOf(cases),
  })
}

async function* eventsOf(cases: Cases): AsyncGenerator<LoggedEvent> {
  for await (const events of cases) yield* events
}

function transitionOf({ isStart }: LoggedEvent): 'start' | 'complete' {
  return isStart === true ? 'start' : 'complete'
}

function traceEvent(event: LoggedEvent) {
  const { activity, at, resource } = event
  return html`<event><string key="concept:name" value="${activity}"/><date key="time:timestamp" value="${at.toISOString()}"/><string key="org:resource" value="${resource}"/><string key="lifecycle:transition" value="${transitionOf(event)}"/></event>
`
}
