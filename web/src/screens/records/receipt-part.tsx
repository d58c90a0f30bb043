import type { RecordBatch } from '@huiyin/contract/project-records'
import { projectRecordWords } from '@huiyin/contract/project-records.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { takeReceipt } from '../../api/project-records.ts'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

/** What the system above said of the rows of a batch, as the file it gave. */
export function ReceiptPart({ batches }: { readonly batches: readonly RecordBatch[] }) {
  const say = useWords(projectRecordWords)
  const queryClient = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [batchNo, setBatchNo] = useState(batches[0]?.batchNo ?? '')
  const [isWrong, setWrong] = useState(false)
  const taking = useMutation({
    mutationFn: (receipt: unknown) => takeReceipt(batchNo, receipt),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['project-records'] }),
  })
  const take = async () => {
    const said = await input.current?.files?.[0]?.text()
    if (said === undefined) return
    const receipt = parsed(said)
    setWrong(receipt === undefined)
    if (receipt !== undefined) taking.mutate(receipt)
  }
  return (
    <details className="panel folded">
      <summary>{say('receiptTitle')}</summary>
      <p className="soft">{say('receiptLead')}</p>
      <form
        className="wide-form"
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        <Field label={say('batch')}>
          {(id) => (
            <Pick
              id={id}
              value={batchNo}
              options={batches.map((batch) => ({ value: batch.batchNo, label: batch.batchNo }))}
              onChange={setBatchNo}
            />
          )}
        </Field>
        <Field label={say('receiptFile')}>
          {(id) => (
            <input ref={input} id={id} type="file" required className="control" accept=".json" />
          )}
        </Field>
        {isWrong && <Notice tone="problem" title={say('notJson')} isUrgent />}
        {taking.error !== null && <ProblemNotice error={taking.error} />}
        <Button type="primary" htmlType="submit" loading={taking.isPending}>
          {say('take')}
        </Button>
        {taking.data !== undefined && (
          <Notice tone="done" title={say('taken', taking.data)} isUrgent />
        )}
      </form>
    </details>
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
