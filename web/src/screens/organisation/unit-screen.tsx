import type { UnitPage } from '@huiyin/contract/administration'
import { belongingWords, organisationWords } from '@huiyin/contract/desk-organisation.words'
import { referenceWords } from '@huiyin/contract/desk-reference.words'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { unitPageQuery } from '../../api/administration.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { wordOf } from '../../app/words-of.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { ChangeUnitPart, EndUnitPart, NewPostPart, NewWindowPart } from './unit-forms.tsx'
import { PeoplePart, PostsPart, VersionsPart, WindowsPart } from './unit-lists.tsx'

const route = getRouteApi('/frame/organisation/$code')

/** A unit: what it is and was, its windows and posts, and what belongs to it. */
export function UnitScreen() {
  const { code } = route.useParams()
  const sayDesk = useDeskWords()
  const query = useQuery(unitPageQuery(code))
  const { data: session } = useQuery(sessionQuery)
  const isKeeper = session?.roles.includes('system_admin') === true
  return (
    <Page
      title={query.data?.unit.name ?? code}
      above={<Link to="/organisation">{sayDesk('organisation')}</Link>}
    >
      <Answer query={query} lines={10}>
        {(page) => (
          <>
            <FactsPart page={page} />
            {isKeeper && page.unit.successorCode === null && (
              <>
                <ChangeUnitPart unit={page.unit} />
                <EndUnitPart unit={page.unit} />
              </>
            )}
            <PostsPart posts={page.posts} />
            {isKeeper && <NewPostPart unit={page.unit} />}
            <PeoplePart people={page.people} isKeeper={isKeeper} />
            <WindowsPart windows={page.windows} />
            {isKeeper && <NewWindowPart unitCode={code} />}
            <VersionsPart versions={page.versions} />
          </>
        )}
      </Answer>
    </Page>
  )
}

/** Where on this page, or on which screen, what was counted is listed. */
const places: Readonly<Record<string, string>> = {
  windows: '#unit-windows',
  posts: '#unit-posts',
  people: '#unit-people',
}

function Count({ kind, count }: { readonly kind: string; readonly count: number }) {
  const place = places[kind]
  return place === undefined || count === 0 ? count : <a href={place}>{count}</a>
}

function FactsPart({ page }: { readonly page: UnitPage }) {
  const say = useWords(organisationWords)
  const { language } = usePreferences()
  const { unit, belongings, predecessorCodes } = page
  const facts: [string, ReactNode][] = [
    [say('code'), unit.code],
    [say('kind'), wordOf(referenceWords, unit.kind, language)],
    [say('parent'), unit.parentCode ?? say('noParent')],
    [say('phone'), unit.phone ?? '—'],
    [say('validFrom'), sayDay(unit.validFrom, language)],
    [say('validTo'), unit.validTo === null ? '—' : sayDay(unit.validTo, language)],
    ...(predecessorCodes.length === 0
      ? []
      : [[say('tookOver'), predecessorCodes.join('、')] as [string, ReactNode]]),
    ...belongings.map(({ kind, count }): [string, ReactNode] => [
      wordOf(belongingWords, kind, language),
      <Count key={kind} kind={kind} count={count} />,
    ]),
  ]
  return (
    <section className="panel" aria-labelledby="unit-facts">
      <h2 id="unit-facts">{say('belongings')}</h2>
      {unit.successorCode !== null && (
        <Notice tone="attention">
          <p>
            <Link to="/organisation/$code" params={{ code: unit.successorCode }}>
              {say('goesTo', { name: unit.successorCode })}
            </Link>
          </p>
        </Notice>
      )}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
