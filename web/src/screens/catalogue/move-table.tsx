import { catalogueWords } from '@huiyin/contract/desk-catalogue.words'
import type { MoveLine } from '@huiyin/contract/version-moves'
import { moveOutcomeWords } from '@huiyin/contract/version-moves.words'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable, type Selection } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'

interface MoveTableProps {
  readonly lines: readonly MoveLine[]
  readonly selection?: Selection<MoveLine>
}

/** Matter by matter: what changes, and the date before and after. */
export function MoveTable({ lines, selection }: MoveTableProps) {
  const say = useWords(catalogueWords)
  const { language } = usePreferences()
  return (
    <DataTable
      caption={say('toMove')}
      rows={lines}
      keyOf={({ number }) => number}
      {...(selection && { selection })}
      columns={[
        {
          key: 'number',
          header: say('matterNumber'),
          kind: 'head',
          cell: ({ number }) => (
            <Link to="/matters/$number" params={{ number }}>
              {number}
            </Link>
          ),
        },
        {
          key: 'from',
          header: say('fromVersion'),
          cell: ({ fromNumber }) =>
            fromNumber === null ? '' : say('versionNumber', { n: fromNumber }),
        },
        {
          key: 'changes',
          header: say('changes'),
          cell: ({ changes }) =>
            changes.length === 0
              ? say('noStepChanges')
              : changes.map((change) => change[language]).join('；'),
        },
        {
          key: 'due',
          header: say('dueChange'),
          cell: ({ dueBefore, dueAfter, isLater }) => (
            <>
              {sayInstant(dueBefore, language)}
              {dueAfter !== dueBefore && <> → {sayInstant(dueAfter, language)}</>}
              {isLater && <span className="tag tag-red">{say('later')}</span>}
            </>
          ),
        },
        {
          key: 'outcome',
          header: say('outcome'),
          cell: ({ outcome, missing }) => (
            <>
              {moveOutcomeWords[outcome][language]}
              {missing.length > 0 && `：${missing.map(({ name }) => name).join('、')}`}
            </>
          ),
        },
      ]}
    />
  )
}
