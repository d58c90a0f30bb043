import { frontagesWords } from '@huiyin/contract/desk-frontages.words'
import {
  type FriendlyNoticeBody,
  type FriendlyNotices,
  type Frontage,
  noticeWays,
} from '@huiyin/contract/frontages'
import { noticeWayWords } from '@huiyin/contract/frontages.words'
import { Form, Input, Select } from 'antd'
import { sendFriendlyNotice } from '../../api/frontages.ts'
import type { StoredFile } from '../../api/work.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { EvidenceInput } from '../../parts/act-form/evidence-input.tsx'
import { sayInstant } from '../../parts/dates.ts'
import { FoldedForm } from '../../parts/folded-form.tsx'

type Filled = Omit<FriendlyNoticeBody, 'evidence'> & { readonly evidence?: readonly StoredFile[] }

interface NoticeFormProps extends Pick<FriendlyNotices, 'classes'> {
  readonly frontages: readonly Frontage[]
}

/** Tells whoever signed for a place what is wrong there, before any case. */
export function NoticeForm({ frontages, classes }: NoticeFormProps) {
  const say = useWords(frontagesWords)
  const { language } = usePreferences()
  const required = [{ required: true, message: say('needed') }]
  const byName = { optionFilterProp: 'label' } as const
  return (
    <FoldedForm<Filled, Awaited<ReturnType<typeof sendFriendlyNotice>>>
      title={say('tell')}
      note={say('tellLead')}
      button={say('send')}
      initial={{ way: 'message' }}
      act={({ evidence = [], ...body }) =>
        sendFriendlyNotice({ ...body, evidence: evidence.map(({ id }) => id) })
      }
      tell={({ number, mendBy, receiptCode }) =>
        say('sent', {
          number,
          receiptCode: receiptCode ?? '',
          mendBy: sayInstant(mendBy, language),
        })
      }
    >
      <Form.Item name="frontageId" label={say('frontage')} rules={required}>
        <Select
          showSearch={byName}
          options={frontages.map(({ id, name, code }) => ({ value: id, label: `${name} ${code}` }))}
        />
      </Form.Item>
      <Form.Item name="category" label={say('class')} rules={required}>
        <Select
          showSearch={byName}
          options={classes.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item
        name="description"
        label={say('description')}
        rules={[{ required: true, whitespace: true, min: 2, message: say('needed') }]}
      >
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item name="way" label={say('way')} rules={required}>
        <Select
          options={noticeWays.map((value) => ({ value, label: noticeWayWords[value][language] }))}
        />
      </Form.Item>
      <Form.Item name="evidence" label={say('photos')}>
        <EvidenceInput filesMax={9} />
      </Form.Item>
    </FoldedForm>
  )
}
