import { hotlineDeskWords } from '@huiyin/contract/desk-hotline.words'
import { hotlineClassGroups } from '@huiyin/contract/hotline-classes'
import type { KnowledgeDraft } from '@huiyin/contract/knowledge'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Form, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { forgetDraft, keepDraft, readDraft } from '../../api/drafts.ts'
import { draftAnswer } from '../../api/hotline.ts'
import { unitsQuery } from '../../api/organisation.ts'
import { sessionQuery } from '../../api/session.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { today } from '../../parts/dates.ts'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const kept = 'knowledge'

/** A unit drafts an answer; empty last days are left out. What is typed outlives an ended session. */
export function DraftForm() {
  const say = useWords(hotlineDeskWords)
  const queryClient = useQueryClient()
  const [form] = Form.useForm<KnowledgeDraft>()
  const [typed] = useState(() => readDraft(kept))
  useEffect(() => form.setFieldsValue(typed), [form, typed])
  const drafting = useMutation({
    mutationFn: ({ validUntil, basis, ...draft }: KnowledgeDraft) =>
      draftAnswer({ ...draft, ...(validUntil && { validUntil }), ...(basis && { basis }) }),
    onSuccess: () => {
      forgetDraft(kept)
      form.resetFields()
      return queryClient.invalidateQueries({ queryKey: ['knowledge'] })
    },
  })
  const { data: session } = useQuery(sessionQuery)
  const unitCode = session?.posts[0]?.unitCode
  const rules = [{ required: true, whitespace: true, min: 2 }]
  return (
    <details className="folded" open={Object.keys(typed).length > 0}>
      <summary>{say('draftNew')}</summary>
      {drafting.isSuccess && <Notice tone="done" title={say('draftSent')} isUrgent />}
      {drafting.error !== null && <ProblemNotice error={drafting.error} />}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ unitCode, validFrom: today(), isPublic: true }}
        onValuesChange={(_, all) => keepDraft(kept, all)}
        onFinish={(draft) => drafting.mutate(draft)}
      >
        <Form.Item name="question" label={say('asked')} rules={rules}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="answer" label={say('answer')} rules={rules}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <div className="filters">
          <Selects />
          <Form.Item name="basis" label={say('basis')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="validFrom" label={say('validFrom')} rules={rules}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="validUntil" label={say('validUntil')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <Form.Item name="isPublic" valuePropName="checked">
          <Checkbox>{say('isPublic')}</Checkbox>
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={drafting.isPending}>
          {say('sendDraft')}
        </Button>
      </Form>
    </details>
  )
}

/** The unit that answers for it, and the class it is found by. */
function Selects() {
  const say = useWords(hotlineDeskWords)
  const { language } = usePreferences()
  const { data: units } = useQuery(unitsQuery)
  const classes = hotlineClassGroups.flatMap(([, { of }]) =>
    Object.entries(of).map(([value, words]) => ({ value, label: words[language] })),
  )
  return (
    <>
      <Form.Item name="unitCode" label={say('owner')} rules={[{ required: true }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(units?.rows ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="category" label={say('category')} rules={[{ required: true }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={classes} />
      </Form.Item>
    </>
  )
}
