import { exchangeWords } from '@huiyin/contract/desk-exchange.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { exchangeSummaryQuery } from '../../api/exchange.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { DayInput } from '../../parts/controls.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { lastDays } from '../reviews/periods.ts'
import { DaysTable } from './days-table.tsx'
import { LinkState } from './link-state.tsx'
import { RatingsFile } from './ratings-file.tsx'
import { RowsPart } from './rows-part.tsx'
import './exchange.css'

const route = getRouteApi('/frame/exchange')

/** Day by day with the system above; a number opens its rows, which stand in the address. */
export function ExchangeScreen() {
  const say = useWords(exchangeWords)
  const sayDesk = useDeskWords()
  const search = route.useSearch()
  const days = { ...lastDays(14), ...pick(search) }
  const summary = useQuery(exchangeSummaryQuery(days))
  return (
    <Page title={sayDesk('exchange')} lead={say('lead')}>
      <DaysFilter key={`${days.from} ${days.to}`} from={days.from} to={days.to} />
      {search.kind === undefined ? (
        <>
          <Answer query={summary} lines={8}>
            {(answer) => (
              <>
                <LinkState summary={answer} />
                <DaysTable summary={answer} />
                <div className="exchange-buttons">
                  <ExportButton
                    label={say('excel')}
                    path="/api/v1/exchange/summary.xlsx"
                    query={days}
                    fileName="exchange.xlsx"
                  />
                </div>
              </>
            )}
          </Answer>
          <RatingsFile />
        </>
      ) : (
        <RowsPart search={{ ...search, ...days, kind: search.kind }} />
      )}
    </Page>
  )
}

function pick({ from, to }: { readonly from?: string; readonly to?: string }) {
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
}

function DaysFilter({ from, to }: { readonly from: string; readonly to: string }) {
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ from, to })
  return (
    <form
      className="filters panel"
      aria-label={sayDesk('apply')}
      onSubmit={(event) => {
        event.preventDefault()
        navigate({ to: '/exchange', search: draft })
      }}
    >
      {(['from', 'to'] as const).map((name) => (
        <Field key={name} label={sayDesk(name)}>
          {(id) => (
            <DayInput
              id={id}
              value={draft[name]}
              onChange={(day) => setDraft((old) => ({ ...old, [name]: day }))}
            />
          )}
        </Field>
      ))}
      <div className="filter-buttons">
        <Button type="primary" htmlType="submit">
          {sayDesk('apply')}
        </Button>
      </div>
    </form>
  )
}
