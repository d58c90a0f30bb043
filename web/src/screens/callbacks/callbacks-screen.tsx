import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import type { Callbacks } from '@huiyin/contract/hotline-desk'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { callbacksQuery } from '../../api/hotline.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { shortInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { Page } from '../../parts/page.tsx'
import { CallForm } from './call-form.tsx'
import './callbacks.css'

type Person = Callbacks['rows'][number]

/** People to be called back, each with all their tickets. */
export function CallbacksScreen() {
  const say = useWords(hotlineDeskWords)
  const sayDesk = useDeskWords()
  const query = useQuery(callbacksQuery)
  const [done, setDone] = useState<number>()
  return (
    <Page title={sayDesk('callbacks')} lead={say('callbacksLead')}>
      {done !== undefined && (
        <Notice key={done} tone="done" title={say('recorded', { n: done })} isUrgent />
      )}
      <Answer query={query} lines={6}>
        {(callbacks) => <People callbacks={callbacks} onDone={setDone} />}
      </Answer>
    </Page>
  )
}

interface PeopleProps {
  readonly callbacks: Callbacks
  readonly onDone: (recorded: number) => void
}

function People({ callbacks, onDone }: PeopleProps) {
  const say = useWords(hotlineDeskWords)
  const { band, rows, notMine } = callbacks
  return (
    <>
      <p className="soft">
        {say('bandNow', { band: say(`band_${band}`) })}
        {notMine > 0 && ` · ${say('notMine', { n: notMine })}`}
      </p>
      {rows.length === 0 ? (
        <section className="panel">
          <Empty title={say('callbacksNone')}>
            <p>{say('callbacksNoneNext')}</p>
          </Empty>
        </section>
      ) : (
        rows.map((person) => (
          <OnePerson
            key={person.matters[0]?.number}
            person={person}
            callbacks={callbacks}
            onDone={onDone}
          />
        ))
      )}
    </>
  )
}

function OnePerson({ person, callbacks, onDone }: PeopleProps & { readonly person: Person }) {
  const say = useWords(hotlineDeskWords)
  const [isOpen, setOpen] = useState(false)
  const { matters, triedNow } = person
  const name = person.person ?? say('unnamed')
  return (
    <section className="panel callback" aria-label={name}>
      <div className="row row-apart">
        <h2>
          <span className="figure">{name}</span>{' '}
          <span className="soft">{say('matters', { n: matters.length })}</span>
        </h2>
        {matters.some(({ byText }) => byText) && (
          <span className="tag tag-amber">{say('byText')}</span>
        )}
        {triedNow && <span className="tag tag-grey">{say('triedNow')}</span>}
        {!isOpen && (
          <Button type={triedNow ? 'default' : 'primary'} onClick={() => setOpen(true)}>
            {say('openCall')}
          </Button>
        )}
      </div>
      <Matters person={person} triesMax={callbacks.triesMax} />
      {isOpen && (
        <CallForm
          person={person}
          band={callbacks.band}
          onDone={(recorded) => {
            setOpen(false)
            onDone(recorded)
          }}
        />
      )}
    </section>
  )
}

function Matters({ person, triesMax }: { readonly person: Person; readonly triesMax: number }) {
  const say = useWords(hotlineDeskWords)
  const bandsOf = (bands: readonly string[]) =>
    bands.map((band) => say(`band_${band}` as 'band_morning')).join('、')
  return (
    <ul className="callback-matters">
      {person.matters.map(({ number, title, unitName, tries, bands, dueAt }) => (
        <li key={number}>
          <Link to="/matters/$number" params={{ number }} lang={officialLanguage}>
            {title}
          </Link>{' '}
          <span className="soft figure">
            {number} · {unitName}
            {dueAt !== null && ` · ${say('callBackBy', { at: shortInstant(dueAt) })}`}
          </span>
          {tries > 0 && (
            <span className="soft">
              {' '}
              {say('tries', { n: tries, max: triesMax, bands: bandsOf(bands) })}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
