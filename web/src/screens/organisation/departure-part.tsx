import type { Departure, DepartureDone, Holdings } from '@huiyin/contract/administration'
import { organisationWords } from '@huiyin/contract/desk-organisation.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { depart } from '../../api/administration.ts'
import { useWords } from '../../app/words.ts'
import { UnitSelect } from '../../parts/act-form/organisation-selects.tsx'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { HandOverTable } from './hand-over-table.tsx'

type Way = 'leaves' | 'moves'

/** Leaving or moving: every open matter gets a name before the button works. */
export function DeparturePart({ holdings }: { readonly holdings: Holdings }) {
  const say = useWords(organisationWords)
  const queryClient = useQueryClient()
  const { person, matters } = holdings
  const [way, setWay] = useState<Way>('leaves')
  const [unitCode, setUnitCode] = useState<string>()
  const [reason, setReason] = useState('')
  const [heirs, setHeirs] = useState<ReadonlyMap<string, string>>(new Map())
  const acting = useMutation({
    mutationFn: (departure: Departure) => depart(person.staffId, departure),
    onSuccess: () => queryClient.invalidateQueries(),
  })
  if (acting.isSuccess) return <DonePart done={acting.data} />
  if (person.state === 'left') return null
  const isComplete =
    matters.every(({ id }) => heirs.has(id)) &&
    reason.trim().length >= 2 &&
    (way === 'leaves' || unitCode !== undefined)
  const send = () =>
    acting.mutate({
      handOver: [...heirs].map(([matterId, toStaffId]) => ({ matterId, toStaffId })),
      reason: reason.trim(),
      ...(way === 'moves' && unitCode !== undefined && { toUnitCode: unitCode }),
    })
  return (
    <section className="panel" aria-labelledby="departure">
      <h2 id="departure">{say('departure')}</h2>
      <p className="soft">{say('departureLead')}</p>
      {acting.error !== null && <ProblemNotice error={acting.error} />}
      <HandOverTable holdings={holdings} heirs={heirs} onChange={setHeirs} />
      <div className="filters part">
        <WayFields way={way} onWay={setWay} unitCode={unitCode} onUnit={setUnitCode} />
        <Field label={say('reason')}>
          {(id) => (
            <Input
              id={id}
              value={reason}
              maxLength={200}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        <Button
          type="primary"
          danger
          disabled={!isComplete}
          loading={acting.isPending}
          onClick={send}
        >
          {say(way === 'leaves' ? 'leaveNow' : 'moveNow')}
        </Button>
      </div>
    </section>
  )
}

interface WayFieldsProps {
  readonly way: Way
  readonly onWay: (way: Way) => void
  readonly unitCode: string | undefined
  readonly onUnit: (unitCode: string) => void
}

/** Out of the house, or to another unit of it. */
function WayFields({ way, onWay, unitCode, onUnit }: WayFieldsProps) {
  const say = useWords(organisationWords)
  return (
    <>
      <Field label={say('departure')}>
        {(id) => (
          <Pick
            id={id}
            value={way}
            options={[
              { value: 'leaves', label: say('leaves') },
              { value: 'moves', label: say('moves') },
            ]}
            onChange={(value) => onWay(value === 'moves' ? 'moves' : 'leaves')}
          />
        )}
      </Field>
      {way === 'moves' && (
        <Field label={say('toUnit')}>
          {(id) => (
            <UnitSelect
              id={id}
              {...(unitCode !== undefined && { value: unitCode })}
              onChange={onUnit}
            />
          )}
        </Field>
      )}
    </>
  )
}

function DonePart({ done }: { readonly done: DepartureDone }) {
  const say = useWords(organisationWords)
  const vacant = done.vacantPosts.map(({ name }) => name).join('、')
  return (
    <Notice tone="done" title={say('departed', { n: done.handedOver })} isUrgent>
      {done.isAccountClosed && <p>{say('accountClosed')}</p>}
      {vacant !== '' && (
        <p>
          {say('nowVacant')}：{vacant}
        </p>
      )}
    </Notice>
  )
}
