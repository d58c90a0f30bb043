import { promiseScreenWords } from '@huiyin/contract/desk-promises.words'
import { promiseCheckWords } from '@huiyin/contract/promises.words'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { trustQuery } from '../../api/applications.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayDay } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'

/** What the applicant promised before, for who decides; nothing where there was nothing. */
export function TrustPart({ number }: { readonly number: string }) {
  const { data: session } = useQuery(sessionQuery)
  const decides = session?.posts.some(({ role }) => role === 'handler' || role === 'unit_leader')
  return decides === true ? <Lines number={number} /> : null
}

function Lines({ number }: { readonly number: string }) {
  const say = useWords(promiseScreenWords)
  const { language } = usePreferences()
  const { data } = useQuery(trustQuery(number))
  if (data === undefined || data.lines.length === 0) return null
  const { barredUntil, lines } = data
  return (
    <section className="panel" aria-labelledby="trust">
      <h2 id="trust">{say('trust')}</h2>
      {barredUntil !== null && (
        <Notice tone="attention">
          <p>{say('barred', { until: sayDay(barredUntil, language) })}</p>
        </Notice>
      )}
      <ul>
        {lines.map((line) => (
          <li key={line.number}>
            <Link to="/matters/$number" params={{ number: line.number }}>
              {line.title}
            </Link>{' '}
            {line.materials.join('、')} <b>{promiseCheckWords[line.state][language]}</b>{' '}
            <span className="soft">
              {line.foundOn !== null && `${say('foundOn')} ${sayDay(line.foundOn, language)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
