import assert from 'node:assert/strict'

/** One measurement of a metric; labels tell several apart. */
interface Sample {
  readonly labels?: Readonly<Record<string, string>>
  readonly value: number
}

/** A figure about the process; the unit is in the name: `_seconds`, `_bytes`, `_total` for counts. */
export interface Metric {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge'
  readonly samples: readonly Sample[]
}

const nameForm = /^[a-z][a-z0-9_]*$/

/**
 * The figures as Prometheus reads them (text format 0.0.4): a metric without samples is left out.
 *
 * @throws AssertionError for a name or label Prometheus would refuse, or the same name twice
 */
export function renderMetrics(metrics: readonly Metric[]): string {
  const names = new Set<string>()
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map((metric) => {
      assert(nameForm.test(metric.name) && !names.has(metric.name), `metric ${metric.name}`)
      names.add(metric.name)
      return render(metric)
    })
    .join('')
}

function render({ name, help, type, samples }: Metric): string {
  const lines = samples.map(({ labels = {}, value }) => `${name}${labelsOf(labels)} ${value}\n`)
  return `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function labelsOf(labels: Readonly<Record<string, string>>): string {
  const all = Object.entries(labels).map(([name, value]) => {
    assert(nameForm.test(name), `label ${name}`)
    return `${name}="${escapeHelp(value).replaceAll('"', '\\"')}"`
  })
  return all.length === 0 ? '' : `{${all.join(',')}}`
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}
