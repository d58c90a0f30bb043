import { objectionWords } from '@huiyin/contract/desk-bulletins.words'
import { bulletinScreenWords, taskScreenWords } from '@huiyin/contract/desk-tasks.words'
import type { Bulletin, OverdueLine } from '@huiyin/contract/task-bulletins'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { answerObjection, objectToBulletin } from '../../api/bulletins.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay, sayInstant } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { ObjectionsList, reasonLengthMax } from '../bulletins/objections-list.tsx'

interface PartProps {
  readonly bulletin: Bulletin
}

/** Whom the bulletin names for what, until when that can be contested, and what was. */
export function NamedPart({ bulletin }: PartProps) {
  const say = useWords(bulletinScreenWords)
  const { language } = usePreferences()
  const { overdue, objectionsUntil, state } = bulletin
  return (
    <section className="panel" aria-labelledby="named">
      <h2 id="named">{say(state === 'issued' ? 'overdueIssued' : 'overdue')}</h2>
      {overdue.length === 0 && <p>{say('noOverdue')}</p>}
      {objectionsUntil !== null && state !== 'issued' && (
        <Notice
          tone="attention"
          title={say('until', { at: sayInstant(objectionsUntil, language) })}
        >
          <p>{say('untilNote')}</p>
        </Notice>
      )}
      {overdue.length > 0 && <Lines bulletin={bulletin} />}
      {bulletin.objections.length > 0 && (
        <ObjectionsList
          objections={bulletin.objections}
          mayDecide={bulletin.mayDecide}
          renews="bulletins"
          answer={(objection, decision) =>
            answerObjection({ id: bulletin.id, objection }, decision)
          }
        />
      )}
    </section>
  )
}

function Lines({ bulletin }: PartProps) {
  const say = useWords(bulletinScreenWords)
  const sayTask = useWords(taskScreenWords)
  const sayObjection = useWords(objectionWords)
  const { language } = usePreferences()
  const { data: session } = useQuery(sessionQuery)
  const [contested, setContested] = useState<OverdueLine>()
  const own = new Set(session?.posts.map(({ unitCode }) => unitCode))
  const objected = new Set(bulletin.objections.map(({ number }) => number))
  const mayObject = (line: OverdueLine) =>
    bulletin.mayObject && own.has(line.unit) && !objected.has(line.number)
  return (
    <>
      <DataTable
        caption={say('overdue')}
        rows={bulletin.overdue}
        keyOf={(line) => line.number}
        columns={[
          {
            key: 'problem',
            header: sayTask('problem'),
            kind: 'head',
            cell: (line) => (
              <>
                <Link to="/matters/$number" params={{ number: line.number }} className="task-title">
                  {line.problem}
                </Link>
                <span className="task-under figure">{line.problemNumber ?? line.number}</span>
              </>
            ),
          },
          { key: 'unit', header: sayTask('unit'), cell: (line) => line.unitName },
          {
            key: 'due',
            header: sayTask('dueOn'),
            cell: (line) => (
              <span className="due">
                <span className="tag tag-red">{say('daysOverdue', { n: line.daysOverdue })}</span>
                <time dateTime={line.dueOn}>{sayDay(line.dueOn, language)}</time>
              </span>
            ),
          },
          {
            key: 'object',
            header: sayObjection('objections'),
            cell: (line) =>
              mayObject(line) && (
                <Button
                  aria-label={sayObjection('objectTo', { number: line.number })}
                  onClick={() => setContested(line)}
                >
                  {sayObjection('object')}
                </Button>
              ),
          },
        ]}
      />
      {contested !== undefined && (
        <ReasonDialog
          renews="bulletins"
          lengthMax={reasonLengthMax}
          title={sayObjection('objectTo', { number: contested.number })}
          act={(reason) => objectToBulletin(bulletin.id, { number: contested.number, reason })}
          onClose={() => setContested(undefined)}
        />
      )}
    </>
  )
}
