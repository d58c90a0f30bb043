import type { CaseBulletin, DueCases, DueClass } from '@huiyin/contract/case-bulletins'
import { dueClassWords, dueReasonWords } from '@huiyin/contract/case-bulletins.words'
import { objectionWords, weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { dueCasesQuery, objectToWeek } from '../../api/case-bulletins.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { reasonLengthMax } from './objections-list.tsx'
import { WeekListPanel, type WeekListPlace, WeekPaging } from './week-list.tsx'

type DueCase = DueCases['rows'][number]

interface PartProps extends WeekListPlace {
  readonly shown: DueClass | 'all'
}

/** The cases a figure counts, each with its class and the reason; a unit objects to its own here. */
export function DueCasesPart({ bulletin, shown, unit, cursor }: PartProps) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const query = useQuery(
    dueCasesQuery(bulletin.id, {
      ...(shown !== 'all' && { class: shown }),
      ...(unit !== undefined && { unit }),
      ...(cursor !== undefined && { after: cursor }),
    }),
  )
  const [only, ...others] = bulletin.units
  const alone = others.length === 0 ? only : undefined
  const unitName = (bulletin.units.find(({ code }) => code === unit) ?? alone)?.name
  const title = say('list', {
    class: shown === 'all' ? say('everyCase') : dueClassWords[shown][language],
    unit: unitName ?? unit ?? say('everyUnit'),
    n: query.data?.total ?? '…',
  })
  return (
    <WeekListPanel bulletin={bulletin} title={title}>
      <Answer query={query} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('noCase')} />
          ) : (
            <Cases bulletin={bulletin} shown={shown} unit={unit} cursor={cursor} rows={rows} />
          )
        }
      </Answer>
    </WeekListPanel>
  )
}

function Cases(props: PartProps & { readonly rows: readonly DueCase[] }) {
  const { bulletin, shown, unit, cursor, rows } = props
  const sayObjection = useWords(objectionWords)
  const mayObjectTo = useMayObject(bulletin)
  const [contested, setContested] = useState<string>()
  return (
    <>
      <CaseTable rows={rows} mayObjectTo={mayObjectTo} onObject={setContested} />
      <WeekPaging
        bulletin={bulletin}
        unit={unit}
        cursor={cursor}
        shown={{ class: shown }}
        rows={rows}
      />
      {contested !== undefined && (
        <ReasonDialog
          renews="case-bulletins"
          lengthMax={reasonLengthMax}
          title={sayObjection('objectTo', { number: contested })}
          act={(reason) => objectToWeek(bulletin.id, { number: contested, reason })}
          onClose={() => setContested(undefined)}
        />
      )}
    </>
  )
}

interface CaseTableProps {
  readonly rows: readonly DueCase[]
  readonly mayObjectTo: (row: DueCase) => boolean
  readonly onObject: (number: string) => void
}

function CaseTable({ rows, mayObjectTo, onObject }: CaseTableProps) {
  const say = useWords(weekScreenWords)
  const sayObjection = useWords(objectionWords)
  const { language } = usePreferences()
  const moment = (at: string | null) => (at === null ? '—' : sayInstant(at, language))
  const objecting: Column<DueCase> = {
    key: 'object',
    header: sayObjection('objections'),
    cell: (row) =>
      mayObjectTo(row) && (
        <Button
          aria-label={sayObjection('objectTo', { number: row.number })}
          onClick={() => onObject(row.number)}
        >
          {sayObjection('object')}
        </Button>
      ),
  }
  return (
    <DataTable
      caption={say('case')}
      rows={rows}
      keyOf={({ number }) => number}
      columns={[
        {
          key: 'case',
          header: say('case'),
          kind: 'head',
          cell: ({ number }) => (
            <Link to="/matters/$number" params={{ number }} className="week-title figure">
              {number}
            </Link>
          ),
        },
        { key: 'unit', header: say('unit'), cell: (row) => row.unit },
        { key: 'class', header: say('class'), cell: (row) => dueClassWords[row.class][language] },
        { key: 'why', header: say('why'), cell: (row) => dueReasonWords[row.reason][language] },
        { key: 'opened', header: say('opened'), cell: ({ openedAt }) => moment(openedAt) },
        { key: 'due', header: say('dueAt'), cell: ({ dueAt }) => moment(dueAt) },
        { key: 'closed', header: say('closedAt'), cell: ({ closedAt }) => moment(closedAt) },
        ...(rows.some(mayObjectTo) ? [objecting] : []),
      ]}
    />
  )
}

/** A unit objects once to each overdue case of its own, as long as it is heard. */
function useMayObject({ mayObject, objections, units }: CaseBulletin): (row: DueCase) => boolean {
  const { data: session } = useQuery(sessionQuery)
  const posts = session?.posts ?? []
  const codes = posts.filter(({ role }) => objecting.includes(role)).map((post) => post.unitCode)
  const own = new Set(units.filter(({ code }) => codes.includes(code)).map(({ name }) => name))
  const objected = new Set(objections.map(({ number }) => number))
  return (row) =>
    mayObject && row.class === 'overdue' && own.has(row.unit) && !objected.has(row.number)
}

const objecting: readonly string[] = ['handler', 'unit_leader']
