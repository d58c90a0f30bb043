import type { ReactNode } from 'react'
import './import-outcome.css'

interface ImportProgressProps {
  /** In words, also heard: how many of how many. */
  readonly words: string
  readonly state: string
  readonly done: number
  readonly rows: number
  /** What can be done meanwhile. */
  readonly children?: ReactNode
}

/** How far the import of a file is. */
export function ImportProgress({ words, state, done, rows, children }: ImportProgressProps) {
  return (
    <div className="import-progress">
      <p role="status">
        <span className="tag tag-blue">{state}</span> {words}
      </p>
      <progress max={Math.max(1, rows)} value={done} aria-label={words} />
      {children}
    </div>
  )
}

/** What an import counts; the last four add up to the first. */
export const importCounts = ['rows', 'created', 'updated', 'skipped', 'errors'] as const
type ImportCount = (typeof importCounts)[number]

interface ImportResultProps {
  readonly title: string
  readonly state: string
  readonly isDone: boolean
  readonly counts: Readonly<Record<ImportCount, number>>
  readonly say: (count: ImportCount) => string
}

/** What came of the import of a file. */
export function ImportResult({ title, state, isDone, counts, say }: ImportResultProps) {
  return (
    <>
      <div role="status">
        <h3 className="part-heading">
          {title} <span className={`tag tag-${isDone ? 'green' : 'amber'}`}>{state}</span>
        </h3>
      </div>
      <dl className="import-counts">
        {importCounts.map((name) => (
          <div key={name} className={name === 'errors' && counts.errors > 0 ? 'has-errors' : ''}>
            <dt>{say(name)}</dt>
            <dd className="figure">{counts[name]}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
