import { systemWords } from '@huiyin/contract/desk-systems.words'
import type { WebhookRow } from '@huiyin/contract/webhooks'
import { Button } from 'antd'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayInstant } from '../../parts/dates.ts'

export type WebhookAct = 'log' | 'test' | 'rotate' | 'enable' | 'disable' | 'remove'

interface WebhookTableProps {
  readonly rows: readonly WebhookRow[]
  readonly onAct: (act: WebhookAct, row: WebhookRow) => void
}

export function WebhookTable({ rows, onAct }: WebhookTableProps) {
  const say = useWords(systemWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  return (
    <DataTable
      caption={sayDesk('webhooks')}
      rows={rows}
      keyOf={(row) => row.id}
      columns={[
        {
          key: 'name',
          header: say('name'),
          kind: 'head',
          cell: (row) => (
            <>
              {row.name}
              <br />
              <span className="soft breaking">{row.url}</span>
            </>
          ),
        },
        {
          key: 'events',
          header: say('events'),
          cell: (row) =>
            row.events
              .map((event) => say(event as 'matter.opened'))
              .join(language === 'zh' ? '、' : ', '),
        },
        { key: 'state', header: say('state'), cell: (row) => <State row={row} /> },
        { key: 'waiting', header: say('waiting'), kind: 'number', cell: (row) => row.pending },
        { key: 'failed', header: say('failedCount'), kind: 'number', cell: (row) => row.failed },
        {
          key: 'act',
          header: say('act'),
          cell: (row) => (
            <span className="row">
              {actsOf(row).map((act) => (
                <Button
                  key={act}
                  danger={act === 'remove'}
                  aria-label={say('actOf', { act: say(act), name: row.name })}
                  onClick={() => onAct(act, row)}
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

function State({ row }: { readonly row: WebhookRow }) {
  const say = useWords(systemWords)
  const { language } = usePreferences()
  return (
    <span className="row">
      <span className={`tag tag-${row.state === 'active' ? 'green' : 'grey'}`}>
        {say(row.state)}
      </span>
      {row.failingSince !== null && (
        <span className="tag tag-red">
          {say('failing', { since: sayInstant(row.failingSince, language) })}
        </span>
      )}
    </span>
  )
}

function actsOf({ state }: WebhookRow): readonly WebhookAct[] {
  const isActive = state === 'active'
  return isActive ? ['log', 'test', 'rotate', 'disable', 'remove'] : ['log', 'enable', 'remove']
}
