import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import { ticketClassName } from '@huiyin/contract/hotline-classes'
import type { DutyGaps } from '@huiyin/contract/routing'
import { useQuery } from '@tanstack/react-query'
import { useGridNames } from '../../api/cases.ts'
import { dutyGapsQuery } from '../../api/hotline.ts'
import { useUnitNames } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'

type Gap = DutyGaps['rows'][number]

/** Who may see where duties end, and can have them laid down. */
const deciding = ['supervisor', 'evaluator', 'leader']

/** 无主事项: what was asked and no unit answers for, the most often first. */
export function DutyGapsPart() {
  const { data: session } = useQuery(sessionQuery)
  const maySee = session?.roles.some((role) => deciding.includes(role)) ?? false
  return maySee ? <Gaps /> : null
}

function Gaps() {
  const say = useWords(hotlineDeskWords)
  const { language } = usePreferences()
  const unitName = useUnitNames()
  const gridName = useGridNames()
  const columns: readonly Column<Gap>[] = [
    {
      key: 'class',
      header: say('gapClass'),
      kind: 'head',
      cell: ({ category }) => ticketClassName(category)?.[language] ?? category,
    },
    {
      key: 'area',
      header: say('gapArea'),
      cell: ({ areaCode }) => (areaCode === null ? '—' : gridName(areaCode)),
    },
    { key: 'count', header: say('times'), kind: 'number', cell: ({ count }) => count },
    { key: 'unit', header: say('gapUnit'), cell: ({ unitCode }) => unitName(unitCode) },
    { key: 'last', header: say('lastOn'), cell: ({ lastAt }) => shortInstant(lastAt) },
  ]
  return (
    <section className="part" aria-labelledby="duty-gaps">
      <h2 id="duty-gaps">{say('dutyGaps')}</h2>
      <p className="soft">{say('dutyGapsNote')}</p>
      <Answer query={useQuery(dutyGapsQuery)} lines={3}>
        {({ rows }) => {
          const ofHotline = rows.filter(({ kind }) => kind === 'ticket')
          return ofHotline.length === 0 ? (
            <div className="panel">
              <Empty title={say('dutyGapsNone')} />
            </div>
          ) : (
            <DataTable
              caption={say('dutyGaps')}
              rows={ofHotline}
              keyOf={({ category, areaCode, unitCode }) => `${category} ${areaCode} ${unitCode}`}
              columns={columns}
            />
          )
        }}
      </Answer>
    </section>
  )
}
