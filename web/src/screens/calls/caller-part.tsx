import { hotlines } from '@huiyin/contract/address-names'
import { callWords } from '@huiyin/contract/desk-calls.words'
import { ticketChannels } from '@huiyin/contract/hotline'
import { ticketChannelWords } from '@huiyin/contract/hotline.words'
import type { CallDesk } from '@huiyin/contract/hotline-desk'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { similarQuery } from '../../api/calls.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { isPhone } from './call-draft.ts'
import type { CallPartProps } from './calls-screen.tsx'
import { TicketLines } from './ticket-lines.tsx'

interface CallerPartProps extends CallPartProps {
  readonly seats: CallDesk['seats']
}

/** By which line and number somebody calls, and what that number asked before. */
export function CallerPart({ draft, change, seats }: CallerPartProps) {
  const say = useWords(callWords)
  const { channel, phone, name } = draft
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <section className="panel" aria-labelledby="call-caller">
      <h2 id="call-caller">{say('caller')}</h2>
      <div className="filters">
        <TextField
          inputRef={first}
          label={say('phone')}
          type="tel"
          maxLength={20}
          value={phone}
          onChange={(typed) => change({ phone: typed })}
        />
        <TextField
          label={say('name')}
          maxLength={50}
          value={name}
          onChange={(typed) => change({ name: typed })}
        />
        <LineFields draft={draft} change={change} seats={seats} />
      </div>
      {channel === 'text' && <p className="soft">{say('textChannel')}</p>}
      {isPhone(phone) && phone.length > 10 && <History phone={phone} />}
    </section>
  )
}

/** The line, the channel and, while one is open, the special seat. */
function LineFields({ draft, change, seats }: CallerPartProps) {
  const say = useWords(callWords)
  const { language } = usePreferences()
  const { hotline, channel } = draft
  return (
    <>
      <Field label={say('hotline')}>
        {(id) => (
          <Pick
            id={id}
            value={hotline}
            options={hotlines.map((value) => ({ value, label: value }))}
            onChange={(value) => change({ hotline: value as typeof hotline })}
          />
        )}
      </Field>
      <Field label={say('channel')}>
        {(id) => (
          <Pick
            id={id}
            value={channel}
            options={ticketChannels.map((value) => ({
              value,
              label: ticketChannelWords[value][language],
            }))}
            onChange={(value) => change({ channel: value as typeof channel })}
          />
        )}
      </Field>
      {seats.length > 0 && (
        <Field label={say('seat')}>
          {(id) => (
            <Pick
              id={id}
              value={draft.seat}
              options={[
                { value: '', label: say('seatNone') },
                ...seats.map((seat) => ({ value: seat.id, label: seat.name })),
              ]}
              onChange={(seat) => change({ seat })}
            />
          )}
        </Field>
      )}
    </>
  )
}

function History({ phone }: { readonly phone: string }) {
  const say = useWords(callWords)
  const { data } = useQuery(similarQuery({ phone }))
  if (data === undefined) return null
  return (
    <div role="status">
      <h3 className="part-heading">{say('history')}</h3>
      {data.rows.length === 0 ? (
        <p className="soft">{say('historyNone')}</p>
      ) : (
        <TicketLines rows={data.rows} />
      )}
    </div>
  )
}
