import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { endRight, type RightRow, rightsQuery } from '../../api/access.ts'
import { useUnitNames } from '../../api/organisation.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { roleWord, useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { LoggedReasonDialog } from './logged-reason-dialog.tsx'
import { NewGrantPart } from './new-grant-part.tsx'

const route = getRouteApi('/frame/grants')

/** Who holds which post, and until when. */
export function GrantsScreen() {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const { cursor } = route.useSearch()
  const query = useQuery(rightsQuery(cursor))
  const [ending, setEnding] = useState<RightRow>()
  return (
    <Page title={sayDesk('grants')} lead={say('grantsLead')}>
      <NewGrantPart />
      <Answer query={query} lines={8}>
        {({ rows, nextCursor }) => (
          <>
            {rows.length === 0 && <Empty title={say('noGrants')} />}
            {rows.length > 0 && <GrantTable rows={rows} onEnd={setEnding} />}
            <Paging
              cursor={cursor}
              nextCursor={nextCursor}
              onPage={(next, pageNumber) =>
                navigate({
                  to: '/grants',
                  search: next === undefined ? {} : { cursor: next },
                  state: { pageNumber },
                })
              }
            />
          </>
        )}
      </Answer>
      {ending !== undefined && (
        <LoggedReasonDialog
          title={say('actOf', { act: say('endRight'), name: nameOf(ending) })}
          act={(reason) => endRight(ending.id, reason)}
          onClose={() => setEnding(undefined)}
        />
      )}
    </Page>
  )
}

interface GrantTableProps {
  readonly rows: readonly RightRow[]
  readonly onEnd: (row: RightRow) => void
}

function GrantTable({ rows, onEnd }: GrantTableProps) {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const unitName = useUnitNames()
  return (
    <DataTable
      caption={sayDesk('grants')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { key: 'person', header: say('person'), kind: 'head', cell: (row) => row.displayName },
        {
          key: 'post',
          header: say('post'),
          cell: (row) => (
            <span>
              {row.postName}
              <span className="soft"> {unitName(row.unitCode)}</span>
            </span>
          ),
        },
        { key: 'role', header: say('role'), cell: (row) => roleWord(sayDesk, row.role) },
        {
          key: 'validity',
          header: say('validity'),
          cell: ({ validFrom, validTo }) =>
            validTo === null
              ? say('since', { from: sayDay(validFrom, language) })
              : say('fromTo', {
                  from: sayDay(validFrom, language),
                  to: sayDay(validTo, language),
                }),
        },
        {
          key: 'act',
          header: say('act'),
          kind: 'narrow',
          cell: (row) => (
            <Button
              aria-label={say('actOf', { act: say('endRight'), name: nameOf(row) })}
              onClick={() => onEnd(row)}
            >
              {say('endRight')}
            </Button>
          ),
        },
      ]}
    />
  )
}

function nameOf(row: RightRow): string {
  return `${row.displayName} ${row.postName}`
}
