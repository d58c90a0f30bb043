import { counterWords } from '@huiyin/contract/desk-counter.words'
import {
  type CounterDocument,
  counterDocuments,
  counterDocumentWords,
  type PhoneChangeReceipt,
} from '@huiyin/contract/phone-change'
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { askPhoneCode, changePhone } from '../../api/counter.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** A clerk enters the new number of somebody who shows a document; another agrees to it later. */
export function PhoneChangeScreen() {
  const say = useWords(counterWords)
  const [challenge, setChallenge] = useState<string | null>(null)
  const [receipt, setReceipt] = useState<PhoneChangeReceipt | null>(null)
  const again = () => {
    setChallenge(null)
    setReceipt(null)
  }
  return (
    <Page title={say('title')}>
      <section className="panel">
        <p className="soft">{say('lead')}</p>
        {receipt !== null && <Done receipt={receipt} onAgain={again} />}
        {receipt === null && challenge === null && <NumberForm onSent={setChallenge} />}
        {receipt === null && challenge !== null && (
          <PersonForm challenge={challenge} onDone={setReceipt} />
        )}
      </section>
    </Page>
  )
}

/** First the new number: without its code nothing else is worth typing. */
function NumberForm({ onSent }: { readonly onSent: (challenge: string) => void }) {
  const say = useWords(counterWords)
  const sending = useMutation({
    mutationFn: ({ newPhone }: { readonly newPhone: string }) => askPhoneCode(newPhone),
    onSuccess: ({ challenge }) => onSent(challenge),
  })
  const label = say('newPhone')
  return (
    <Form<{ newPhone: string }>
      className="narrow-form"
      layout="vertical"
      requiredMark={false}
      onFinish={(filled) => sending.mutate(filled)}
    >
      {sending.error !== null && <ProblemNotice error={sending.error} />}
      <Form.Item
        name="newPhone"
        label={label}
        rules={[{ required: true, min: 11, message: say('fill', { label }) }]}
      >
        <Input type="tel" autoComplete="off" maxLength={20} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        {say('sendCode')}
      </Button>
    </Form>
  )
}

interface Filled {
  readonly code: string
  readonly document: CounterDocument
  readonly by: 'number' | 'receipt'
  readonly name?: string
  readonly idNumber?: string
  readonly oldPhone?: string
  readonly receiptCode?: string
}

function personOf({ by, name = '', idNumber = '', oldPhone = '', receiptCode = '' }: Filled) {
  return by === 'number'
    ? { name: name.trim(), idNumber: idNumber.trim() }
    : { oldPhone: oldPhone.trim(), receiptCode: receiptCode.trim().toUpperCase() }
}

function PersonForm(props: {
  readonly challenge: string
  readonly onDone: (receipt: PhoneChangeReceipt) => void
}) {
  const { challenge, onDone } = props
  const say = useWords(counterWords)
  const { language } = usePreferences()
  const [form] = Form.useForm<Filled>()
  const by = Form.useWatch('by', form) ?? 'number'
  const changing = useMutation({
    mutationFn: (filled: Filled) => {
      const { code, document } = filled
      return changePhone({ challenge, code, document, person: personOf(filled) })
    },
    onSuccess: onDone,
  })
  const field = (name: keyof Filled & keyof typeof counterWords, maxLength: number) => (
    <Form.Item
      name={name}
      label={say(name)}
      rules={[{ required: true, message: say('fill', { label: say(name) }) }]}
    >
      <Input autoComplete="off" maxLength={maxLength} />
    </Form.Item>
  )
  const documents = counterDocuments.map((value) => ({
    value,
    label: counterDocumentWords[value][language],
  }))
  const ways = [
    { value: 'number', label: say('byNumber') },
    { value: 'receipt', label: say('byReceipt') },
  ]
  return (
    <Form<Filled>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ by: 'number', document: 'identity_card' }}
      onFinish={(filled) => changing.mutate(filled)}
    >
      {changing.error !== null && <ProblemNotice error={changing.error} />}
      {field('code', 6)}
      <Form.Item name="document" label={say('document')}>
        <Radio.Group className="choices" options={documents} />
      </Form.Item>
      <Form.Item name="by" label={say('by')}>
        <Radio.Group className="choices" options={ways} />
      </Form.Item>
      {by === 'number' ? field('name', 60) : field('oldPhone', 20)}
      {by === 'number' ? field('idNumber', 30) : field('receiptCode', 20)}
      <Button type="primary" htmlType="submit" loading={changing.isPending}>
        {say('enter')}
      </Button>
    </Form>
  )
}

function Done(props: { readonly receipt: PhoneChangeReceipt; readonly onAgain: () => void }) {
  const { number, receiptCode, earliestAt } = props.receipt
  const say = useWords(counterWords)
  const { language } = usePreferences()
  return (
    <div role="status">
      <h2>{say('done')}</h2>
      <p className="figure">{say('doneNumber', { number })}</p>
      <p className="figure">
        <strong>{say('doneCode', { code: receiptCode })}</strong>
      </p>
      <p>{say('doneUntil', { at: sayInstant(earliestAt, language) })}</p>
      <Button onClick={props.onAgain}>{say('another')}</Button>
    </div>
  )
}
