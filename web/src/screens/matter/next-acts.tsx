import { matterWords } from '@huiyin/contract/desk-matter.words'
import type { ActResult, PermittedAct, WorkMatter } from '@huiyin/contract/matter'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { forgetDraft } from '../../api/drafts.ts'
import { Problem } from '../../api/problem.ts'
import { newIdempotencyKey } from '../../api/request.ts'
import { sessionQuery } from '../../api/session.ts'
import { type ActFields, takeAct } from '../../api/work.ts'
import { workPlace } from '../../app/menu.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { ActForm } from '../../parts/act-form/act-form.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'

/** The acts the server offers, one form at a time; what was done is said where it was done. */
export function NextActs({ matter }: { readonly matter: WorkMatter }) {
  const say = useWords(matterWords)
  const [chosenName, setChosenName] = useState<string>()
  const [done, setDone] = useState<{ readonly act: PermittedAct; readonly result: ActResult }>()
  const ordinary = matter.acts.filter(({ isAside }) => !isAside)
  const aside = matter.acts.filter(({ isAside }) => isAside)
  const only = ordinary.length === 1 && done === undefined ? ordinary[0] : undefined
  const chosen = matter.acts.find(({ act }) => act === chosenName) ?? only
  const finish = (act: PermittedAct, result: ActResult) => {
    setChosenName(undefined)
    setDone({ act, result })
  }

  return (
    <section className="panel next-acts no-print" aria-labelledby="next-acts">
      <h2 id="next-acts">{say('next')}</h2>
      {done !== undefined && <Done act={done.act} result={done.result} />}
      {ordinary.length === 0 ? (
        <p>
          <strong>{say('nothingToDo')}</strong>
          <br />
          {matter.row.stage === 'closed'
            ? say('endedText')
            : say('nothingToDoText', { unit: matter.row.holderUnit.name })}
        </p>
      ) : (
        <ActButtons
          acts={ordinary}
          legend={say('chooseAct')}
          chosen={chosen}
          onChoose={setChosenName}
        />
      )}
      {chosen !== undefined && (
        <ChosenAct
          key={chosen.act}
          act={chosen}
          matter={matter}
          onDone={(result) => finish(chosen, result)}
          onCancel={() => setChosenName(undefined)}
        />
      )}
      {aside.length > 0 && (
        <ActButtons
          acts={aside}
          legend={say('asideActs')}
          chosen={chosen}
          onChoose={setChosenName}
        />
      )}
    </section>
  )
}

interface ActButtonsProps {
  readonly acts: readonly PermittedAct[]
  readonly legend: string
  readonly chosen: PermittedAct | undefined
  readonly onChoose: (act: string) => void
}

function ActButtons({ acts, legend, chosen, onChoose }: ActButtonsProps) {
  return (
    <fieldset className="act-buttons">
      <legend className="soft">{legend}</legend>
      {acts.map((act, place) => (
        <Button
          key={act.act}
          type={isProposed(act, place) && chosen === undefined ? 'primary' : 'default'}
          danger={act.danger}
          aria-pressed={act.act === chosen?.act}
          onClick={() => onChoose(act.act)}
        >
          {act.label}
        </Button>
      ))}
    </fieldset>
  )
}

/** The first of the ordinary way, unless it cannot be taken back. */
function isProposed({ danger, isAside }: PermittedAct, place: number): boolean {
  return place === 0 && !danger && !isAside
}

interface ChosenActProps {
  readonly act: PermittedAct
  readonly matter: WorkMatter
  readonly onDone: (result: ActResult) => void
  readonly onCancel: () => void
}

function ChosenAct({ act, matter, onDone, onCancel }: ChosenActProps) {
  const say = useWords(matterWords)
  const { number, version } = matter.row
  const queryClient = useQueryClient()
  const [key, setKey] = useState(newIdempotencyKey)
  const draftName = `${number}:${act.act}`
  const refresh = () => queryClient.invalidateQueries({ queryKey: ['work'] })
  const taking = useMutation({
    mutationFn: (fields: ActFields) => takeAct({ number, act: act.act, version, fields, key }),
    onSuccess: async (result) => {
      forgetDraft(draftName)
      await refresh()
      onDone(result)
    },
    onError: async (error) => {
      // A refusal ends this attempt; after a lost answer the same key finds out what became of it.
      if (error instanceof Problem && !error.isOffline && !error.isFault) {
        setKey(newIdempotencyKey())
      }
      if (isStale(error)) await refresh()
    },
  })
  return (
    <div className="chosen-act">
      <h3>{act.label}</h3>
      {isStale(taking.error) && (
        <Notice tone="attention" isUrgent>
          <p>{say('stale')}</p>
        </Notice>
      )}
      <ActForm
        act={act}
        draftName={draftName}
        error={isStale(taking.error) ? null : taking.error}
        isSending={taking.isPending}
        onSend={(fields) => taking.mutate(fields)}
        onCancel={onCancel}
      />
    </div>
  )
}

function isStale(error: unknown): boolean {
  return error instanceof Problem && error.code === 'matter/changed-meanwhile'
}

function Done({ act, result }: { readonly act: PermittedAct; readonly result: ActResult }) {
  const say = useWords(matterWords)
  const { language } = usePreferences()
  const { data: session } = useQuery(sessionQuery)
  const notice = useRef<HTMLDivElement>(null)
  // Each result is said once.
  useEffect(() => notice.current?.focus(), [result])
  return (
    <Notice ref={notice} tone="done" title={say('actDone', { act: act.label })} isUrgent>
      {result.nextDueAt !== null && (
        <p>{say('nextDue', { due: sayInstant(result.nextDueAt, language) })}</p>
      )}
      <Link to={workPlace(session?.posts ?? [])}>{say('nextMine')}</Link>
    </Notice>
  )
}
