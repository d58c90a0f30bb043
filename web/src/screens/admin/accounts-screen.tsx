import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import {
  type AccountRow,
  accountsQuery,
  changeAccountState,
  giveOneTimePassword,
  removeSecondFactor,
} from '../../api/access.ts'
import { useUnitNames } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { LoggedReasonDialog } from './logged-reason-dialog.tsx'
import { NewAccountPart } from './new-account-part.tsx'
import { ShownOnce } from './shown-once.tsx'

const route = getRouteApi('/frame/accounts')

type Act = 'closeIt' | 'openIt' | 'resetPassword' | 'removeFactor'
interface Asked {
  readonly act: Act
  readonly row: AccountRow
}

/** Accounts: opened and closed by one administrator, reset by another. */
export function AccountsScreen() {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const { cursor } = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(accountsQuery(cursor))
  const [asked, setAsked] = useState<Asked>()
  const [secret, setSecret] = useState<string>()
  const roles = session?.roles ?? []
  return (
    <Page title={sayDesk('accounts')} lead={say('accountsLead')}>
      {secret !== undefined && <ShownOnce secret={secret} note={say('passwordFor')} />}
      {roles.includes('system_admin') && <NewAccountPart onMade={setSecret} />}
      <Answer query={query} lines={8}>
        {({ rows, nextCursor }) => (
          <>
            {rows.length === 0 && <Empty title={say('noAccounts')} />}
            {rows.length > 0 && <AccountTable rows={rows} roles={roles} onAct={setAsked} />}
            <Paging
              cursor={cursor}
              nextCursor={nextCursor}
              onPage={(next, pageNumber) =>
                navigate({
                  to: '/accounts',
                  search: next === undefined ? {} : { cursor: next },
                  state: { pageNumber },
                })
              }
            />
          </>
        )}
      </Answer>
      {asked !== undefined && (
        <LoggedReasonDialog
          title={say('actOf', { act: say(asked.act), name: asked.row.displayName })}
          act={(reason) => perform(asked, reason)}
          onClose={() => setAsked(undefined)}
          onDone={setSecret}
        />
      )}
    </Page>
  )
}

/** Returns the one-time password where the act makes one. */
async function perform({ act, row }: Asked, reason: string): Promise<string | undefined> {
  switch (act) {
    case 'closeIt':
    case 'openIt':
      await changeAccountState(row.staffId, { isOpen: act === 'openIt', reason })
      return undefined
    case 'resetPassword':
      return (await giveOneTimePassword(row.staffId, reason)).oneTimePassword
    case 'removeFactor':
      await removeSecondFactor(row.staffId, reason)
      return undefined
  }
}

interface AccountTableProps {
  readonly rows: readonly AccountRow[]
  readonly roles: readonly string[]
  readonly onAct: (asked: Asked) => void
}

function AccountTable({ rows, roles, onAct }: AccountTableProps) {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const unitName = useUnitNames()
  return (
    <DataTable
      caption={sayDesk('accounts')}
      rows={rows}
      keyOf={(row) => row.staffId}
      columns={[
        {
          key: 'name',
          header: say('name'),
          kind: 'head',
          cell: (row) => (
            <>
              {row.displayName} <span className="soft figure">{row.staffCode}</span>
            </>
          ),
        },
        { key: 'unit', header: say('unit'), cell: (row) => unitName(row.unitCode) },
        {
          key: 'login',
          header: say('login'),
          cell: (row) => <span className="figure">{row.loginName}</span>,
        },
        { key: 'state', header: say('state'), cell: (row) => <AccountState row={row} /> },
        {
          key: 'act',
          header: say('act'),
          cell: (row) => (
            <span className="row">
              {actsOn(row, roles).map((act) => (
                <Button
                  key={act}
                  aria-label={say('actOf', { act: say(act), name: row.displayName })}
                  onClick={() => onAct({ act, row })}
                >
                  {say(act)}
                </Button>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}

function AccountState({ row }: { readonly row: AccountRow }) {
  const say = useWords(administrationWords)
  return (
    <span className="row">
      <span className={`tag tag-${row.isOpen ? 'green' : 'grey'}`}>
        {say(row.isOpen ? 'isOpen' : 'isClosed')}
      </span>
      {row.mustChangePassword && <span className="soft">{say('firstPassword')}</span>}
      {row.hasSecondFactor && <span className="soft">{say('hasFactor')}</span>}
    </span>
  )
}

/** What this administrator may do; the server decides again. */
function actsOn(row: AccountRow, roles: readonly string[]): readonly Act[] {
  const acts: Act[] = []
  if (roles.includes('system_admin')) acts.push(row.isOpen ? 'closeIt' : 'openIt')
  if (roles.includes('security_admin')) acts.push('resetPassword')
  if (roles.includes('security_admin') && row.hasSecondFactor) acts.push('removeFactor')
  return acts
}
