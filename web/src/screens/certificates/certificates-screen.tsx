import { type DeskCertificate, registerStates } from '@huiyin/contract/certificates'
import { verdictWords } from '@huiyin/contract/certificates.words'
import { certificateScreenWords } from '@huiyin/contract/desk-certificates.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button } from 'antd'
import { type SubmitEvent, useState } from 'react'
import { registerQuery } from '../../api/certificates.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { CertificateTable } from './certificate-table.tsx'
import './certificates.css'

const route = getRouteApi('/frame/certificates')

/** 证照登记: what was issued, found by number, name or holder. */
export function CertificatesScreen() {
  const say = useWords(certificateScreenWords)
  const sayDesk = useDeskWords()
  const { q, state, cursor } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useQuery(registerQuery({ search: q, state, before: cursor }))
  return (
    <Page title={sayDesk('certificates')} lead={say('lead')}>
      <Filters key={q ?? ''} />
      <Answer query={query} lines={8}>
        {({ rows, next }) => (
          <>
            {rows.length === 0 ? <Nothing /> : <Found rows={rows} />}
            <Paging
              cursor={cursor}
              nextCursor={next}
              onPage={(to, pageNumber) =>
                navigate({
                  search: (old) => {
                    const { cursor: _, ...kept } = old
                    return to === undefined ? kept : { ...kept, cursor: to }
                  },
                  state: { pageNumber },
                })
              }
            />
          </>
        )}
      </Answer>
    </Page>
  )
}

function Found({ rows }: { readonly rows: readonly DeskCertificate[] }) {
  const sayDesk = useDeskWords()
  return <CertificateTable caption={sayDesk('certificates')} rows={rows} />
}

function Nothing() {
  const say = useWords(certificateScreenWords)
  return (
    <section className="panel">
      <Empty title={say('none')}>
        <p>{say('noneNext')}</p>
      </Empty>
    </section>
  )
}

/** Asked on submitting: a look for a person is recorded, so no half a name is looked for. */
function Filters() {
  const say = useWords(certificateScreenWords)
  const { language } = usePreferences()
  const { q = '', state = '' } = route.useSearch()
  const navigate = route.useNavigate()
  const [typed, setTyped] = useState(q)
  const ask = (search: { readonly q: string; readonly state: string }) =>
    navigate({
      search: {
        ...(search.q !== '' && { q: search.q }),
        ...(search.state !== '' && { state: search.state }),
      },
    })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    ask({ q: typed.trim(), state })
  }
  const states = registerStates.map((value) => ({ value, label: verdictWords[value][language] }))
  return (
    <form className="filters panel" onSubmit={submit}>
      <Field label={say('search')}>
        {(id) => (
          <input
            id={id}
            type="search"
            className="control"
            value={typed}
            maxLength={100}
            aria-describedby="search-hint"
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <Field label={say('state')}>
        {(id) => (
          <Pick
            id={id}
            value={state}
            options={[{ value: '', label: say('anyState') }, ...states]}
            onChange={(value) => ask({ q: typed.trim(), state: value })}
          />
        )}
      </Field>
      <div className="filter-buttons">
        <Button type="primary" htmlType="submit">
          {say('find')}
        </Button>
      </div>
      <p id="search-hint" className="soft search-hint">
        {say('searchHint')}
      </p>
    </form>
  )
}
