import type { Orphans, Successions } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { cancelSuccession, orphansQuery, successionsQuery } from '../../api/administration.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { LoggedReasonDialog } from '../admin/logged-reason-dialog.tsx'
import { BelongingTable } from './belonging-table.tsx'
import { SuccessionWizard } from './succession-wizard.tsx'
import './organisation.css'

type Row = Successions['rows'][number]

/** Mergers and successions: the wizard, what was done, and what was left behind. */
export function SuccessionsScreen() {
  const say = useWords(organisationWords)
  const sayDesk = useDeskWords()
  const { data: session } = useQuery(sessionQuery)
  const orphans = useQuery(orphansQuery)
  const successions = useQuery(successionsQuery)
  const isKeeper = session?.roles.includes('system_admin') === true
  return (
    <Page
      title={say('successions')}
      lead={say('successionsLead')}
      above={<Link to="/organisation">{sayDesk('organisation')}</Link>}
    >
      {isKeeper && <SuccessionWizard />}
      <Answer query={orphans} lines={2}>
        {({ rows }) => <OrphansPart rows={rows} />}
      </Answer>
      <Answer query={successions} lines={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={say('noSuccessions')} />
          ) : (
            <SuccessionTable rows={rows} isKeeper={isKeeper} />
          )
        }
      </Answer>
    </Page>
  )
}

function OrphansPart({ rows }: Orphans) {
  const say = useWords(organisationWords)
  return (
    <section className="panel" aria-labelledby="orphans">
      <h2 id="orphans">{say('orphans')}</h2>
      {rows.length === 0 && <p>{say('orphansNone')}</p>}
      {rows.length > 0 && (
        <>
          <Notice tone="attention">
            <p>{say('orphansText')}</p>
          </Notice>
          <BelongingTable caption={say('orphans')} rows={rows} />
        </>
      )}
    </section>
  )
}

interface SuccessionTableProps {
  readonly rows: readonly Row[]
  readonly isKeeper: boolean
}

function SuccessionTable({ rows, isKeeper }: SuccessionTableProps) {
  const say = useWords(organisationWords)
  const { language } = usePreferences()
  const [cancelling, setCancelling] = useState<Row>()
  const nameOf = (row: Row) => row.predecessors.map(({ name }) => name).join('、')
  return (
    <>
      <DataTable
        caption={say('successions')}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { key: 'from', header: say('predecessors'), kind: 'head', cell: nameOf },
          { key: 'to', header: say('successor'), cell: (row) => row.successorName },
          {
            key: 'on',
            header: say('effectiveOn'),
            cell: (row) => sayDay(row.effectiveOn, language),
          },
          { key: 'ground', header: say('ground'), cell: (row) => row.ground },
          {
            key: 'state',
            header: say('state'),
            cell: (row) => (
              <span className="row">
                <span className={`tag tag-${row.isDone ? 'green' : 'amber'}`}>
                  {say(row.isDone ? 'isDone' : 'planned')}
                </span>
                {isKeeper && !row.isDone && (
                  <Button onClick={() => setCancelling(row)}>{say('cancelIt')}</Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {cancelling !== undefined && (
        <LoggedReasonDialog
          title={`${say('cancelIt')}：${nameOf(cancelling)}`}
          act={(reason) => cancelSuccession(cancelling.id, reason)}
          onClose={() => setCancelling(undefined)}
        />
      )}
    </>
  )
}
