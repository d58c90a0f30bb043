import { outsideWords } from '@huiyin/contract/desk-outside.words'
import type { OutsideImported } from '@huiyin/contract/outside-matters'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { Notice } from '../../parts/notice.tsx'

interface OutcomePartProps {
  readonly outcome: OutsideImported
  readonly onAgain: () => void
}

interface Line {
  readonly row: number
  readonly number: string | null
  readonly matterNumber: string | null
  readonly isNew: boolean
  readonly fault: string | null
}

const shownMax = 200

/** Row by row: what became a matter, what was one before, and what was not taken and why. */
export function OutcomePart({ outcome, onAgain }: OutcomePartProps) {
  const say = useWords(outsideWords)
  const lines: Line[] = [
    ...outcome.faults.map((fault) => ({
      ...fault,
      number: null,
      matterNumber: null,
      isNew: false,
    })),
    ...outcome.matters.map((matter) => ({ ...matter, fault: null })),
  ]
  const { rows, created, known } = outcome
  const faults = outcome.faults.length
  return (
    <section className="panel" aria-labelledby="outside-outcome">
      <h2 id="outside-outcome">{say('outcome')}</h2>
      <Notice
        tone={faults === 0 ? 'done' : 'attention'}
        isUrgent
        title={say('outcomeLead', { rows, created, known, faults })}
      />
      <DataTable
        caption={say('outcome')}
        rows={lines.slice(0, shownMax)}
        keyOf={({ row }) => String(row)}
        columns={[
          { key: 'row', header: say('line'), kind: 'number', cell: ({ row }) => row },
          { key: 'number', header: say('number'), cell: ({ number }) => number ?? '—' },
          { key: 'outcome', header: say('outcome'), cell: (line) => <Became line={line} /> },
          {
            key: 'matter',
            header: say('ourNumber'),
            cell: ({ matterNumber: number }) =>
              number === null ? (
                '—'
              ) : (
                <Link to="/matters/$number" params={{ number }}>
                  {number}
                </Link>
              ),
          },
        ]}
      />
      <div className="row outside-buttons">
        <Button onClick={onAgain}>{say('again')}</Button>
        <Link to="/outside" search={{ tab: 'open' }}>
          {say('seeList')}
        </Link>
      </div>
    </section>
  )
}

function Became({ line: { isNew, fault } }: { readonly line: Line }) {
  const say = useWords(outsideWords)
  if (fault !== null) return <span className="tag tag-red">{say('notTaken', { fault })}</span>
  return (
    <span className={`tag tag-${isNew ? 'green' : 'grey'}`}>
      {say(isNew ? 'isNew' : 'isKnown')}
    </span>
  )
}
