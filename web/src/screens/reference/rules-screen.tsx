import type { RuleRow } from '@huiyin/contract/desk'
import { referenceWords } from '@huiyin/contract/desk-reference.words'
import { useQuery } from '@tanstack/react-query'
import { rulesQuery } from '../../api/reference.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { partsOf, sayRuleName } from './rule-words.ts'

/** What the region has published, each with the document it rests on. */
export function RulesScreen() {
  const say = useWords(referenceWords)
  const sayDesk = useDeskWords()
  const query = useQuery(rulesQuery)
  return (
    <Page title={sayDesk('rules')} lead={say('rulesLead')}>
      <Answer query={query} lines={8}>
        {({ rows }) =>
          rows.length === 0 ? (
            <section className="panel">
              <Empty title={say('noRules')}>
                <p>{say('noRulesNext')}</p>
              </Empty>
            </section>
          ) : (
            <RuleTable rows={rows} />
          )
        }
      </Answer>
    </Page>
  )
}

function RuleTable({ rows }: { readonly rows: readonly RuleRow[] }) {
  const say = useWords(referenceWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  return (
    <DataTable
      caption={sayDesk('rules')}
      rows={rows}
      keyOf={(rule) => `${rule.name} ${rule.version}`}
      columns={[
        {
          key: 'rule',
          header: say('rule'),
          kind: 'head',
          cell: (rule) => sayRuleName(rule.name, say),
        },
        {
          key: 'value',
          header: say('ruleValue'),
          cell: (rule) => (
            <ul>
              {partsOf(rule.value, say).map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          ),
        },
        { key: 'ground', header: say('ground'), cell: (rule) => rule.ground },
        {
          key: 'since',
          header: say('ruleSince'),
          kind: 'narrow',
          cell: (rule) => sayDay(rule.effectiveFrom, language),
        },
        {
          key: 'version',
          header: say('ruleVersion'),
          kind: 'narrow',
          cell: (rule) => rule.version,
        },
      ]}
    />
  )
}
