import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { Answer } from '../../parts/answer.tsx'
import { Empty } from '../../parts/empty.tsx'

interface BulletinListProps<Row> {
  readonly query: UseQueryResult<{ readonly rows: readonly Row[] }>
  readonly say: (key: 'lead' | 'none' | 'noneNext') => string
  /** The form of the next one, for the office that makes them. */
  readonly draft: ReactNode
  readonly children: (rows: readonly Row[]) => ReactNode
}

/** What there is of one kind of bulletin, and the form of the next one. */
export function BulletinList<Row>({ query, say, draft, children }: BulletinListProps<Row>) {
  const { data: session } = useQuery(sessionQuery)
  const mayDraft = session?.posts.some(({ role }) => role === 'supervisor') === true
  return (
    <>
      <p className="page-lead">{say('lead')}</p>
      {mayDraft && draft}
      <Answer query={query} lines={5}>
        {({ rows }) =>
          rows.length > 0 ? (
            children(rows)
          ) : (
            <section className="panel">
              <Empty title={say('none')}>
                <p>{say('noneNext')}</p>
              </Empty>
            </section>
          )
        }
      </Answer>
    </>
  )
}
