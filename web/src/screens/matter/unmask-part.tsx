import { matterWords } from '@huiyin/contract/desk-matter.words'
import { relayWords } from '@huiyin/contract/desk-relay.words'
import type { WorkMatter } from '@huiyin/contract/matter'
import { contactPurposes } from '@huiyin/contract/people'
import type { UnmaskRequestBody } from '@huiyin/contract/relay'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { agreeToUnmask, askToUnmask } from '../../api/relay.ts'
import { matterQuery } from '../../api/work.ts'
import { useWords } from '../../app/words.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** Where a second person has to agree before a masked number is seen: asking, waiting, agreeing. */
export function UnmaskPart({ matter }: { readonly matter: WorkMatter }) {
  const say = useWords(relayWords)
  const { mayAskUnmask, waitsForSecond, toAgree } = matter.contact
  const { number } = matter.row
  return (
    <>
      {mayAskUnmask && <AskToUnmask number={number} />}
      {waitsForSecond && <p className="soft">{say('waitsForSecond')}</p>}
      {toAgree !== null && <Agree number={number} reason={toAgree.reason} />}
    </>
  )
}

function useAct<Given>(number: string, act: (given: Given) => Promise<unknown>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: matterQuery(number).queryKey }),
  })
}

function AskToUnmask({ number }: { readonly number: string }) {
  const say = useWords(relayWords)
  const sayMatter = useWords(matterWords)
  const [isOpen, setOpen] = useState(false)
  const asking = useAct(number, (body: UnmaskRequestBody) => askToUnmask(number, body))
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{say('askUnmask')}</Button>
  return (
    <Form<UnmaskRequestBody>
      layout="vertical"
      requiredMark={false}
      onFinish={(body) => asking.mutate(body)}
    >
      {asking.error !== null && <ProblemNotice error={asking.error} />}
      <Form.Item
        name="purpose"
        label={sayMatter('unmaskPurpose')}
        rules={[{ required: true, message: sayMatter('unmaskFill') }]}
      >
        <Radio.Group
          className="choices"
          options={contactPurposes.map((value) => ({ value, label: sayMatter(value) }))}
        />
      </Form.Item>
      <Form.Item
        name="reason"
        label={say('askUnmaskReason')}
        extra={say('askUnmaskNote')}
        rules={[{ required: true, min: 5, message: say('askUnmaskFill') }]}
      >
        <Input.TextArea rows={2} maxLength={200} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={asking.isPending}>
        {say('askUnmaskSend')}
      </Button>
    </Form>
  )
}

function Agree({ number, reason }: { readonly number: string; readonly reason: string }) {
  const say = useWords(relayWords)
  const agreeing = useAct(number, () => agreeToUnmask(number))
  return (
    <>
      {agreeing.error !== null && <ProblemNotice error={agreeing.error} />}
      <p>{say('toAgree', { reason })}</p>
      <Button loading={agreeing.isPending} onClick={() => agreeing.mutate(undefined)}>
        {say('agree')}
      </Button>
    </>
  )
}
