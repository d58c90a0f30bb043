import { frontagesWords } from '@huiyin/contract/desk-frontages.words'
import { frontageKinds } from '@huiyin/contract/frontages'
import { frontageKindWords } from '@huiyin/contract/frontages.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { friendlyNoticesQuery, frontagesQuery, takeFrontagesFile } from '../../api/frontages.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import type { FrontagesSearch } from '../../app/search.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { FindField } from '../../parts/find-field.tsx'
import { Page } from '../../parts/page.tsx'
import { Paging } from '../../parts/paging.tsx'
import { RegisterFile } from '../../parts/register-file.tsx'
import { FrontageTable } from './frontage-table.tsx'
import { NoticeForm } from './notice-form.tsx'
import { NoticeTable } from './notice-table.tsx'

const route = getRouteApi('/frame/frontages')
/** Who may tell, and who keeps the register; the server holds to it. */
const tellers = ['collector', 'acceptor', 'supervisor']
const keepers = ['dispatcher', 'supervisor']

/** 门前五包 and road sections: who signed for what, and what was told them before any case. */
export function FrontagesScreen() {
  const say = useWords(frontagesWords)
  const sayDesk = useDeskWords()
  const navigate = useNavigate()
  const asked = route.useSearch()
  const { data: session } = useQuery(sessionQuery)
  const query = useQuery(frontagesQuery(asked))
  const notices = useQuery(friendlyNoticesQuery)
  const holds = (roles: readonly string[]) =>
    session?.roles.some((role) => roles.includes(role)) === true
  return (
    <Page title={sayDesk('frontages')} lead={say('lead')}>
      {holds(tellers) && (
        <NoticeForm frontages={query.data?.rows ?? []} classes={notices.data?.classes ?? []} />
      )}
      <section className="part" aria-labelledby="notices">
        <h2 id="notices">{say('notices')}</h2>
        <Answer query={notices} lines={4}>
          {({ rows }) => <NoticeTable rows={rows} />}
        </Answer>
      </section>
      <section className="part" aria-labelledby="register">
        <h2 id="register">{say('list')}</h2>
        <Filters asked={asked} />
        <Answer query={query} lines={8}>
          {({ rows, nextCursor }) => (
            <>
              <FrontageTable rows={rows} />
              <Paging
                cursor={asked.cursor}
                nextCursor={nextCursor}
                onPage={(cursor, pageNumber) =>
                  navigate({
                    to: '/frontages',
                    search: { ...filtersOf(asked), ...(cursor && { cursor }) },
                    state: { pageNumber },
                  })
                }
              />
            </>
          )}
        </Answer>
      </section>
      {holds(keepers) && <RegisterFile say={say} take={takeFrontagesFile} queryKey="frontages" />}
    </Page>
  )
}

function Filters({ asked }: { readonly asked: FrontagesSearch }) {
  const say = useWords(frontagesWords)
  const { language } = usePreferences()
  const navigate = useNavigate()
  const kinds = frontageKinds.map((value) => ({ value, label: frontageKindWords[value][language] }))
  const set = (name: 'kind' | 'q', value: string) =>
    navigate({ to: '/frontages', search: { ...filtersOf(asked), [name]: value }, replace: true })
  return (
    <div className="filters">
      <FindField label={say('find')} value={asked.q ?? ''} onFind={(words) => set('q', words)} />
      <Field label={say('kind')}>
        {(id) => (
          <Pick
            id={id}
            value={asked.kind ?? ''}
            options={[{ value: '', label: say('all') }, ...kinds]}
            onChange={(value) => set('kind', value)}
          />
        )}
      </Field>
    </div>
  )
}

/** Another filter begins at the first page. */
function filtersOf({ kind, q }: FrontagesSearch): FrontagesSearch {
  return { ...(kind && { kind }), ...(q && { q }) }
}
