import { administrationWords } from '@huiyin/contract/desk-access.words'
import { Button } from 'antd'
import type { ApiKeyRow } from '../../api/access.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'

interface KeyTableProps {
  readonly rows: readonly ApiKeyRow[]
  readonly onRotate: (row: ApiKeyRow) => void
  readonly onRevoke: (row: ApiKeyRow) => void
}

export function KeyTable({ rows, onRotate, onRevoke }: KeyTableProps) {
  const say = useWords(administrationWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  return (
    <DataTable
      caption={sayDesk('keys')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        { key: 'name', header: say('keyName'), kind: 'head', cell: (row) => row.name },
        {
          key: 'scopes',
          header: say('scopes'),
          cell: (row) =>
            row.scopes
              .map((scope) =>
                scope in administrationWords
                  ? say(scope as keyof typeof administrationWords)
                  : scope,
              )
              .join(language === 'zh' ? '、' : ', '),
        },
        {
          key: 'expires',
          header: say('expires'),
          cell: (row) => (
            <span>
              <span className={`tag tag-${standOf(row) === 'inForce' ? 'green' : 'grey'}`}>
                {say(standOf(row))}
              </span>{' '}
              {sayInstant(row.revokedAt ?? row.expiresAt, language)}
            </span>
          ),
        },
        {
          key: 'used',
          header: say('lastUsed'),
          cell: (row) =>
            row.lastUsedAt == null ? say('never') : sayInstant(row.lastUsedAt, language),
        },
        {
          key: 'act',
          header: say('act'),
          cell: (row) =>
            standOf(row) === 'inForce' && (
              <span className="row">
                <Button
                  aria-label={say('actOf', { act: say('rotate'), name: row.name })}
                  onClick={() => onRotate(row)}
                >
                  {say('rotate')}
                </Button>
                <Button
                  danger
                  aria-label={say('actOf', { act: say('revoke'), name: row.name })}
                  onClick={() => onRevoke(row)}
                >
                  {say('revoke')}
                </Button>
              </span>
            ),
        },
      ]}
    />
  )
}

function standOf(row: ApiKeyRow): 'inForce' | 'expired' | 'revoked' {
  if (row.revokedAt !== null) return 'revoked'
  return new Date(row.expiresAt) > new Date() ? 'inForce' : 'expired'
}
