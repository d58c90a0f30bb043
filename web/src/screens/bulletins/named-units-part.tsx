import type { CaseBulletin } from '@huiyin/contract/case-bulletins'
import { dueClassWords } from '@huiyin/contract/case-bulletins.words'
import { weekScreenWords } from '@huiyin/contract/desk-bulletins.words'
import { Link } from '@tanstack/react-router'
import { answerWeekObjection } from '../../api/case-bulletins.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { ObjectionsList } from './objections-list.tsx'

interface PartProps {
  readonly bulletin: CaseBulletin
}

/** Whom the bulletin names, group by group, until when that can be contested, and what was. */
export function NamedUnitsPart({ bulletin }: PartProps) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const { figures, objectionsUntil, publishedAt, objections } = bulletin
  // A unit sees its own line alone; groups without one are not its business.
  const groups = figures.groups.filter(({ rows }) => rows.length > 0)
  return (
    <section className="panel" aria-labelledby="named">
      <h2 id="named">{say(publishedAt === null ? 'named' : 'namedOut')}</h2>
      {groups.length === 0 && <p>{say('nobody')}</p>}
      {objectionsUntil !== null && publishedAt === null && (
        <Notice
          tone="attention"
          title={say('until', { at: sayInstant(objectionsUntil, language) })}
        >
          <p>{say('untilNote')}</p>
        </Notice>
      )}
      {groups.map((group) => (
        <GroupTable key={group.name} bulletin={bulletin} group={group} />
      ))}
      {objections.length > 0 && (
        <ObjectionsList
          objections={objections}
          mayDecide={bulletin.mayDecide}
          renews="case-bulletins"
          answer={(objection, decision) =>
            answerWeekObjection({ id: bulletin.id, objection }, decision)
          }
        />
      )}
    </section>
  )
}

type Group = CaseBulletin['figures']['groups'][number]

function GroupTable({ bulletin, group }: PartProps & { readonly group: Group }) {
  const say = useWords(weekScreenWords)
  const { language } = usePreferences()
  const codes = new Map(bulletin.units.map(({ name, code }) => [name, code]))
  const sum = (key: 'assigned' | 'overdue') => group.rows.reduce((all, row) => all + row[key], 0)
  const overdueWord = dueClassWords.overdue[language]
  return (
    <>
      <h3 className="part-heading">{group.name}</h3>
      <DataTable
        caption={group.name}
        rows={group.rows}
        keyOf={({ unit }) => unit}
        staysTable
        columns={[
          {
            key: 'unit',
            header: say('unit'),
            kind: 'head',
            cell: ({ unit }) => unit,
            foot: say('subtotal'),
          },
          {
            key: 'assigned',
            header: say('assigned'),
            kind: 'number',
            cell: ({ assigned }) => assigned,
            foot: sum('assigned'),
          },
          {
            key: 'overdue',
            header: say('overdueCount'),
            kind: 'number',
            cell: ({ unit, overdue }) => (
              <Link
                to="/bulletins/cases/$bulletin"
                params={{ bulletin: bulletin.id }}
                search={{ class: 'overdue', unit: codes.get(unit) ?? unit }}
                hash="cases"
                aria-label={say('opens', { unit, class: overdueWord, n: overdue })}
              >
                {overdue}
              </Link>
            ),
            foot: sum('overdue'),
          },
        ]}
      />
    </>
  )
}
