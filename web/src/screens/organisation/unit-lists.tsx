import type { UnitPage } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { Link } from '@tanstack/react-router'
import { usePreferences } from '../../app/preferences.tsx'
import { roleWord, useDeskWords, useWords } from '../../app/words.ts'
import { DataTable } from '../../parts/data-table.tsx'
import { sayDay } from '../../parts/dates.ts'

/** Posts of a unit and who holds them; a vacant one says so. */
export function PostsPart({ posts }: Pick<UnitPage, 'posts'>) {
  const say = useWords(organisationWords)
  const sayDesk = useDeskWords()
  return (
    <section className="panel" aria-labelledby="unit-posts">
      <h2 id="unit-posts">{say('posts')}</h2>
      {posts.length === 0 && <p className="soft">{say('nothing')}</p>}
      {posts.length > 0 && (
        <DataTable
          caption={say('posts')}
          rows={posts}
          keyOf={(post) => post.code}
          columns={[
            { key: 'name', header: say('name'), kind: 'head', cell: (post) => post.name },
            { key: 'role', header: say('role'), cell: (post) => roleWord(sayDesk, post.role) },
            {
              key: 'holders',
              header: say('holders'),
              cell: ({ holders }) =>
                holders.length === 0 ? (
                  <span className="tag tag-amber">{say('vacant')}</span>
                ) : (
                  holders.map(({ displayName }) => displayName).join('、')
                ),
            },
            {
              key: 'code',
              header: say('code'),
              cell: (post) => <span className="figure">{post.code}</span>,
            },
          ]}
        />
      )}
    </section>
  )
}

/** People of a unit; the system administrator goes on to each. */
export function PeoplePart({
  people,
  isKeeper,
}: Pick<UnitPage, 'people'> & { readonly isKeeper: boolean }) {
  const say = useWords(organisationWords)
  return (
    <section className="panel" aria-labelledby="unit-people">
      <h2 id="unit-people">{say('unitPeople')}</h2>
      {people.length === 0 && <p className="soft">{say('nothing')}</p>}
      {people.length > 0 && (
        <DataTable
          caption={say('unitPeople')}
          rows={people}
          keyOf={({ staffId }) => staffId}
          columns={[
            {
              key: 'name',
              header: say('person'),
              kind: 'head',
              cell: ({ staffId, displayName }) =>
                isKeeper ? (
                  <Link to="/people/$staffId" params={{ staffId }}>
                    {displayName}
                  </Link>
                ) : (
                  displayName
                ),
            },
            {
              key: 'code',
              header: say('staffCode'),
              cell: ({ staffCode }) => <span className="figure">{staffCode}</span>,
            },
          ]}
        />
      )}
    </section>
  )
}

export function WindowsPart({ windows }: Pick<UnitPage, 'windows'>) {
  const say = useWords(organisationWords)
  const { language } = usePreferences()
  return (
    <section className="panel" aria-labelledby="unit-windows">
      <h2 id="unit-windows">{say('windows')}</h2>
      {windows.length === 0 && <p className="soft">{say('nothing')}</p>}
      {windows.length > 0 && (
        <DataTable
          caption={say('windows')}
          rows={windows}
          keyOf={(window) => window.code}
          columns={[
            { key: 'name', header: say('name'), kind: 'head', cell: (window) => window.name },
            { key: 'hall', header: say('hall'), cell: (window) => window.hall },
            {
              key: 'code',
              header: say('code'),
              cell: (window) => <span className="figure">{window.code}</span>,
            },
            {
              key: 'to',
              header: say('validTo'),
              cell: ({ validTo }) => (validTo === null ? '—' : sayDay(validTo, language)),
            },
          ]}
        />
      )}
    </section>
  )
}

/** What a unit was called and since when, with the document each change rests on. */
export function VersionsPart({ versions }: Pick<UnitPage, 'versions'>) {
  const say = useWords(organisationWords)
  const { language } = usePreferences()
  if (versions.length === 0) return null
  return (
    <section className="panel" aria-labelledby="unit-versions">
      <h2 id="unit-versions">{say('versions')}</h2>
      <DataTable
        caption={say('versions')}
        rows={versions}
        keyOf={(version) => `${version.effectiveOn} ${version.ground} ${version.name}`}
        columns={[
          {
            key: 'on',
            header: say('effectiveOn'),
            kind: 'head',
            cell: (version) => (
              <span className="row">
                {sayDay(version.effectiveOn, language)}
                {!version.isInForce && <span className="tag tag-amber">{say('waiting')}</span>}
              </span>
            ),
          },
          { key: 'name', header: say('name'), cell: (version) => version.name },
          { key: 'ground', header: say('ground'), cell: (version) => version.ground },
          { key: 'by', header: say('enteredBy'), cell: (version) => version.enteredBy ?? '—' },
        ]}
      />
    </section>
  )
}
