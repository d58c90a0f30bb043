import { usePreferences } from '../app/preferences.tsx'
import { sayInstant, shortInstant } from './dates.ts'

const toneOfStage: Readonly<Record<string, string>> = {
  received: 'blue',
  handling: 'blue',
  answered: 'amber',
  checking: 'amber',
  closed: 'green',
}

/** The state in words; its colour only repeats the stage. */
export function StatusTag({ stage, label }: { readonly stage: string; readonly label: string }) {
  return <span className={`tag tag-${toneOfStage[stage] ?? 'grey'}`}>{label}</span>
}

const toneOfLight: Readonly<Record<string, string>> = {
  overdue: 'red',
  soon: 'amber',
  on_time: 'green',
}

interface DueTagProps {
  readonly light: string
  readonly words: string
  readonly dueAt: string | null
}

/** How much time is left, in words, with the moment itself beside it. */
export function DueTag({ light, words, dueAt }: DueTagProps) {
  const { language } = usePreferences()
  if (dueAt === null) return <span className="due due-none">{words || '—'}</span>
  return (
    <span className="due">
      <span className={`tag tag-${toneOfLight[light] ?? 'grey'}`}>{words}</span>
      <time dateTime={dueAt} title={sayInstant(dueAt, language)}>
        {shortInstant(dueAt)}
      </time>
    </span>
  )
}
