import { editionWords } from '@huiyin/contract/desk-editions.words'
import { type RuleGroup, type RuleRow, ruleGroups } from '@huiyin/contract/editions'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { rulesQuery } from '../../api/reference.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Page } from '../../parts/page.tsx'

/** Everything the region rules on, with what holds today and the document it rests on. */
export function RulesScreen() {
  const say = useWords(editionWords)
  const sayDesk = useDeskWords()
  const query = useQuery(rulesQuery)
  return (
    <Page title={sayDesk('rules')} lead={say('rulesLead')}>
      <Answer query={query} lines={8}>
        {({ rows }) =>
          ruleGroups.map((group) => (
            <RuleTable key={group} group={group} rows={rows.filter((row) => row.group === group)} />
          ))
        }
      </Answer>
    </Page>
  )
}

interface RuleTableProps {
  readonly group: RuleGroup
  readonly rows: readonly RuleRow[]
}

function RuleTable({ group, rows }: RuleTableProps) {
  const say = useWords(editionWords)
  const { language } = usePreferences()
  const title = say(`group_${group}`)
  return (
    <section className="part" aria-labelledby={`group-${group}`}>
      <h2 id={`group-${group}`}>{title}</h2>
      <DataTable
        caption={title}
        rows={rows}
        keyOf={(rule) => rule.name}
        columns={[
          {
            key: 'rule',
            header: say('rule'),
            kind: 'head',
            cell: (rule) => (
              <Link to="/rules/rule" search={{ subject: rule.name }}>
                {rule.label[language]}
              </Link>
            ),
          },
          {
            key: 'since',
            header: say('since'),
            kind: 'narrow',
            cell: (rule) =>
              rule.effectiveFrom === null ? say('shipped') : sayDay(rule.effectiveFrom, language),
          },
          {
            key: 'ground',
            header: say('ground'),
            cell: (rule) => (rule.shipped ? say('shipped') : rule.ground),
          },
          { key: 'version', header: say('version'), kind: 'narrow', cell: (rule) => rule.version },
          {
            key: 'waiting',
            header: say('state'),
            kind: 'narrow',
            cell: ({ draftsWaiting }) =>
              draftsWaiting > 0 && (
                <span className="tag tag-amber">{say('draftsWaiting', { n: draftsWaiting })}</span>
              ),
          },
        ]}
      />
    </section>
  )
}
