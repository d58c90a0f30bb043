import { windowWords } from '@huiyin/contract/desk-window.words'
import type {
  OutcomeWanted,
  WindowApplication,
  WindowSupplementTaken,
} from '@huiyin/contract/window'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { newIdempotencyKey } from '../../api/request.ts'
import { awaitedQuery, supplementApplication } from '../../api/window.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Empty } from '../../parts/empty.tsx'
import { officialLanguage } from '../../parts/official-language.ts'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { TakenPart } from './taken-part.tsx'
import './window.css'

const route = getRouteApi('/frame/window/$number')

/** Somebody comes back with what was missing or owed. */
export function ReturnScreen() {
  const say = useWords(windowWords)
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { number } = route.useParams()
  const query = useQuery(awaitedQuery(number))
  const [taken, setTaken] = useState<WindowSupplementTaken>()
  const finish = async (done: WindowSupplementTaken) => {
    setTaken(done)
    await queryClient.invalidateQueries({ queryKey: ['window'] })
  }
  return (
    <Page title={say('back')} above={<p className="figure soft">{number}</p>}>
      {taken === undefined ? (
        <Answer query={query} lines={6}>
          {(application) => <Awaited application={application} onTaken={finish} />}
        </Answer>
      ) : (
        <TakenPart taken={taken} onNext={() => navigate({ to: '/window' })} />
      )}
    </Page>
  )
}

interface AwaitedProps {
  readonly application: WindowApplication
  readonly onTaken: (taken: WindowSupplementTaken) => void
}

function Awaited({ application, onTaken }: AwaitedProps) {
  const say = useWords(windowWords)
  const { number, title, version, stateLabel, told, waited } = application
  const [brought, setBrought] = useState<ReadonlySet<string>>(new Set())
  const [key] = useState(newIdempotencyKey)
  // Accepted at once when nothing is left of what held the acceptance up.
  const isCorrected =
    application.state === 'awaiting_correction' || application.state === 'submitted'
  const isWhole = waited.every(({ id }) => brought.has(id))
  const accepts = isCorrected && isWhole
  const sending = useMutation({
    mutationFn: () => {
      const outcome: OutcomeWanted = { act: 'accept', fields: {} }
      const body = { version, materials: [...brought], ...(accepts && { outcome }) }
      return supplementApplication(number, body, key)
    },
    onSuccess: onTaken,
  })
  if (waited.length === 0) {
    return (
      <section className="panel">
        <Empty title={say('nothingWaited')}>
          <p>{say('nothingWaitedText')}</p>
        </Empty>
      </section>
    )
  }
  const toggle = (id: string) => {
    const next = new Set(brought)
    if (!next.delete(id)) next.add(id)
    setBrought(next)
  }
  return (
    <section className="panel" aria-labelledby="awaited">
      <h2 id="awaited" lang={officialLanguage}>
        {title}
      </h2>
      <p>{say('backLead', { state: stateLabel })}</p>
      {told !== null && (
        <figure className="text">
          <figcaption>{say('told')}</figcaption>
          <blockquote lang={officialLanguage} className="promise">
            {told}
          </blockquote>
        </figure>
      )}
      <WaitedPapers application={application} brought={brought} onToggle={toggle} />
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      <Button
        type="primary"
        size="large"
        disabled={brought.size === 0}
        loading={sending.isPending}
        onClick={() => sending.mutate()}
      >
        {say(accepts ? 'takeAccept' : 'take')}
      </Button>
    </section>
  )
}

interface WaitedPapersProps {
  readonly application: WindowApplication
  readonly brought: ReadonlySet<string>
  readonly onToggle: (id: string) => void
}

function WaitedPapers({ application, brought, onToggle }: WaitedPapersProps) {
  const say = useWords(windowWords)
  const { language } = usePreferences()
  const { waited, nextDueAt } = application
  return (
    <ul className="papers" lang={officialLanguage}>
      {waited.map(({ id, name, state }) => (
        <li key={id} className="row">
          <label className="row tick">
            <input
              type="checkbox"
              className="check"
              checked={brought.has(id)}
              onChange={() => onToggle(id)}
            />
            <strong>{name}</strong>
          </label>
          <span className="tag tag-amber">
            {state === 'owed'
              ? say('owedUntil', { due: nextDueAt ? sayInstant(nextDueAt, language) : '' })
              : say('missing')}
          </span>
        </li>
      ))}
    </ul>
  )
}
