import { matterWords } from '@huiyin/contract/desk-matter.words'
import { relayWords } from '@huiyin/contract/desk-relay.words'
import { type ContactPurpose, contactPurposes } from '@huiyin/contract/people'
import { type Relay, type RelayBody, relayTextMax } from '@huiyin/contract/relay'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { askRelay, relaysQuery } from '../../api/relay.ts'
import { matterQuery } from '../../api/work.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Answer } from '../../parts/answer.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

type Way = RelayBody['way']

interface Filled {
  readonly purpose: ContactPurpose
  readonly text?: string
  readonly callerPhone?: string
}

/** The clerk's own telephone, remembered in this browser alone. */
const callerKey = 'huiyin-relay-caller'

/** Reaches a person whose number nobody sees, and shows what came of it. */
export function RelayPart({
  number,
  mayRelay,
}: {
  readonly number: string
  readonly mayRelay: boolean
}) {
  const say = useWords(relayWords)
  const query = useQuery(relaysQuery(number))
  const [way, setWay] = useState<Way | null>(null)
  return (
    <Answer query={query} lines={2}>
      {({ ways, rows }) => (
        <>
          {mayRelay && (
            <>
              <p className="soft">{say('relayLead')}</p>
              {way === null && (
                <div className="row no-print">
                  <Button type="primary" onClick={() => setWay('message')}>
                    {say('relayMessage')}
                  </Button>
                  {ways.includes('call') && (
                    <Button onClick={() => setWay('call')}>{say('relayCall')}</Button>
                  )}
                </div>
              )}
              {!ways.includes('call') && <p className="soft">{say('relayNoCall')}</p>}
              {way !== null && <RelayForm number={number} way={way} onEnd={() => setWay(null)} />}
            </>
          )}
          {rows.length > 0 && <RelayList rows={rows} />}
        </>
      )}
    </Answer>
  )
}

function RelayForm(props: {
  readonly number: string
  readonly way: Way
  readonly onEnd: () => void
}) {
  const { number, way, onEnd } = props
  const say = useWords(relayWords)
  const sayMatter = useWords(matterWords)
  const queryClient = useQueryClient()
  const asking = useMutation({
    mutationFn: (filled: Filled) => askRelay(number, bodyOf(way, filled)),
    onSuccess: onEnd,
    // Also a try that failed stands in the list.
    onSettled: async () => {
      await queryClient.invalidateQueries({ queryKey: relaysQuery(number).queryKey })
      await queryClient.invalidateQueries({ queryKey: matterQuery(number).queryKey })
    },
  })
  return (
    <Form<Filled>
      layout="vertical"
      requiredMark={false}
      initialValues={{ callerPhone: localStorage.getItem(callerKey) ?? '' }}
      onFinish={(filled) => asking.mutate(filled)}
    >
      {asking.error !== null && <ProblemNotice error={asking.error} />}
      <Form.Item
        name="purpose"
        label={say('relayPurpose')}
        rules={[{ required: true, message: say('relayPurposeFill') }]}
      >
        <Radio.Group
          className="choices"
          options={contactPurposes.map((value) => ({ value, label: sayMatter(value) }))}
        />
      </Form.Item>
      {way === 'message' ? (
        <Form.Item
          name="text"
          label={say('relayText')}
          extra={say('relayTextNote')}
          rules={[{ required: true, whitespace: true, message: say('relayTextFill') }]}
        >
          <Input.TextArea rows={3} maxLength={relayTextMax} showCount />
        </Form.Item>
      ) : (
        <Form.Item
          name="callerPhone"
          label={say('relayCaller')}
          extra={say('relayCallerNote')}
          rules={[
            {
              required: true,
              pattern: /^[0-9][0-9-]{4,18}[0-9]$/,
              message: say('relayCallerFill'),
            },
          ]}
        >
          <Input type="tel" autoComplete="off" maxLength={20} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={asking.isPending}>
        {say(way === 'message' ? 'relaySend' : 'relayRing')}
      </Button>
    </Form>
  )
}

function bodyOf(way: Way, { purpose, text = '', callerPhone = '' }: Filled): RelayBody {
  if (way === 'message') return { way, purpose, text: text.trim() }
  localStorage.setItem(callerKey, callerPhone)
  return { way, purpose, callerPhone }
}

function RelayList({ rows }: { readonly rows: readonly Relay[] }) {
  const say = useWords(relayWords)
  const sayMatter = useWords(matterWords)
  const { language } = usePreferences()
  return (
    <>
      <h3 className="part-heading">{say('relayList')}</h3>
      <ul className="letters">
        {rows.map(({ id, way, state, at, byName, text, purpose }) => (
          <li key={id}>
            <div>
              <strong>{say(`relayWay_${way}`)}</strong> {say(`relayState_${state}`)}
              {text !== null && <p className="quote">{text}</p>}
              <div className="soft figure">
                {sayInstant(at, language)}
                {byName !== null && ` · ${byName}`}
                {purpose !== null && ` · ${sayMatter(purpose)}`}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
