import { hallWords } from '@huiyin/contract/desk-hall.words'
import { Form, Input } from 'antd'
import { useWords } from '../../app/words.ts'

/** Who it is for, and how to reach them. */
export function PersonFields({ isRequired }: { readonly isRequired: boolean }) {
  const say = useWords(hallWords)
  const needed = (label: string) => ({ required: isRequired, message: say('fill', { label }) })
  return (
    <>
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ ...needed(say('name')), whitespace: true }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="phone"
        label={say('phone')}
        rules={[needed(say('phone')), { pattern: /^[0-9+-]{5,20}$/, message: say('phoneWrong') }]}
      >
        <Input type="tel" maxLength={20} autoComplete="off" />
      </Form.Item>
    </>
  )
}
