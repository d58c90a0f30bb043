import { accountWords } from '@huiyin/contract/desk-access.words'
import { useQuery } from '@tanstack/react-query'
import { useUnitNames } from '../../api/organisation.ts'
import { type Session, sessionQuery } from '../../api/session.ts'
import { roleWord, useDeskWords, useWords } from '../../app/words.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { AbsencePart } from './absence-part.tsx'
import { CalendarPart } from './calendar-part.tsx'
import { FactorPart } from './factor-part.tsx'
import { PasswordPart } from './password-part.tsx'
import { SessionsPart } from './sessions-part.tsx'

/** One's own account; before the first work only what must be done first. */
export function AccountScreen() {
  const say = useWords(accountWords)
  const sayDesk = useDeskWords()
  const { data: session } = useQuery(sessionQuery)
  if (!session) return null
  const { beforeWork } = session
  return (
    <Page title={sayDesk('account')} lead={`${session.displayName} · ${session.staffCode}`}>
      {beforeWork !== null && (
        <Notice tone="attention">
          <p>{say(beforeWork === 'change_password' ? 'beforePassword' : 'beforeFactor')}</p>
        </Notice>
      )}
      {beforeWork === 'change_password' && <PasswordPart />}
      {beforeWork === 'enrol_second_factor' && <FactorPart />}
      {beforeWork === null && (
        <>
          <Posts session={session} />
          <AbsencePart staffId={session.staffId} unitCode={session.unitCode} />
          <CalendarPart />
          <PasswordPart />
          {session.hasSecondFactor ? <FactorBound /> : <FactorPart />}
          <SessionsPart />
        </>
      )}
    </Page>
  )
}

function FactorBound() {
  const say = useWords(accountWords)
  return (
    <section className="panel" aria-labelledby="factor-bound">
      <h2 id="factor-bound">{say('factor')}</h2>
      <p>{say('factorBound')}</p>
    </section>
  )
}

function Posts({ session }: { readonly session: Session }) {
  const say = useWords(accountWords)
  const sayDesk = useDeskWords()
  const unitName = useUnitNames()
  return (
    <section className="panel" aria-labelledby="posts">
      <h2 id="posts">{say('posts')}</h2>
      {session.posts.length === 0 && <p>{say('postsNone')}</p>}
      <ul>
        {session.posts.map((post) => (
          <li key={post.postCode}>
            {unitName(post.unitCode)} · {roleWord(sayDesk, post.role)}
            {post.deputyFor !== undefined && ` (${say('deputyFor')})`}
          </li>
        ))}
      </ul>
    </section>
  )
}
