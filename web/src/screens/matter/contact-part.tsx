import { matterWords } from '@huiyin/contract/desk-matter.words'
import type { WorkMatter } from '@huiyin/contract/matter'
import type { ContactPurpose } from '@huiyin/contract/people'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Form, Radio } from 'antd'
import { useState } from 'react'
import { matterQuery, viewContact } from '../../api/work.ts'
import { useWords } from '../../app/words.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { RelayPart } from './relay-part.tsx'
import { UnmaskPart } from './unmask-part.tsx'

const purposes: readonly ContactPurpose[] = [
  'first_contact',
  'follow_up',
  'independent_check',
  'clarification',
  'delivery',
]

/** Contact data stay masked until somebody says what they are needed for. */
export function ContactPart({ matter }: { readonly matter: WorkMatter }) {
  const say = useWords(matterWords)
  const { allowed, masked, mayUnmask, mayRelay } = matter.contact
  const { number } = matter.row
  return (
    <section className="panel" aria-labelledby="contact">
      <h2 id="contact">{say('contact')}</h2>
      {!allowed && <p>{say(masked === null ? 'contactNone' : 'contactNotAllowed')}</p>}
      {masked !== null && <p className="figure">{masked}</p>}
      {mayUnmask && <Unmask number={number} />}
      {allowed && !mayUnmask && !mayRelay && <p className="soft">{say('contactHidden')}</p>}
      {allowed && (
        <RelayPart number={number} mayRelay={mayRelay && matter.identityGrade !== 'open'} />
      )}
      <UnmaskPart matter={matter} />
    </section>
  )
}

function Unmask({ number }: { readonly number: string }) {
  const say = useWords(matterWords)
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const looking = useMutation({
    mutationFn: (purpose: ContactPurpose) => viewContact(number, purpose),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: matterQuery(number).queryKey }),
  })
  if (looking.data !== undefined) {
    const { name, phone } = looking.data
    return (
      <div role="status">
        <dl className="facts">
          <div className="fact">
            <dt>{say('name')}</dt>
            <dd>{name ?? '—'}</dd>
          </div>
          <div className="fact">
            <dt>{say('phone')}</dt>
            <dd>{phone === null ? '—' : <a href={`tel:${phone}`}>{phone}</a>}</dd>
          </div>
        </dl>
      </div>
    )
  }
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{say('unmask')}</Button>
  return (
    <Form<{ purpose: ContactPurpose }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ purpose }) => looking.mutate(purpose)}
    >
      {looking.error !== null && <ProblemNotice error={looking.error} />}
      <Form.Item
        name="purpose"
        label={say('unmaskPurpose')}
        extra={say('unmaskNote')}
        rules={[{ required: true, message: say('unmaskFill') }]}
      >
        <Radio.Group
          className="choices"
          options={purposes.map((value) => ({ value, label: say(value) }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={looking.isPending}>
        {say('unmask')}
      </Button>
    </Form>
  )
}
