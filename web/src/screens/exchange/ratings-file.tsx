import { exchangeWords } from '@huiyin/contract/desk-exchange.words'
import type { RatingsTaken } from '@huiyin/contract/exchange'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { takeRatingsFile } from '../../api/exchange.ts'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { Field } from '../../parts/field.tsx'
import { FileForm } from '../../parts/file-form.tsx'
import { Notice } from '../../parts/notice.tsx'

/** Ratings that the province hands down as a file. The coding is asked each time and never guessed. */
export function RatingsFile() {
  const say = useWords(exchangeWords)
  const client = useQueryClient()
  const [coding, setCoding] = useState('')
  const taking = useMutation({
    mutationFn: (chosen: File) => takeRatingsFile(chosen, coding),
    onSuccess: () => client.invalidateQueries({ queryKey: ['exchange'] }),
  })
  const codings = [
    { value: '', label: say('codingChoose') },
    { value: 'upload', label: say('codingUpload') },
    { value: 'standard', label: say('codingStandard') },
  ]
  return (
    <FileForm
      title={say('file')}
      hint={say('fileHint')}
      fileLabel={say('chooseFile')}
      isSaid={coding !== ''}
      sending={taking}
      outcome={taking.data && <Taken taken={taking.data} />}
    >
      <Field label={say('coding')}>
        {(id) => <Pick id={id} value={coding} options={codings} onChange={setCoding} />}
      </Field>
    </FileForm>
  )
}

function Taken({ taken }: { readonly taken: RatingsTaken }) {
  const say = useWords(exchangeWords)
  const { faults } = taken
  return (
    <Notice
      tone={faults.length === 0 ? 'done' : 'attention'}
      isUrgent
      title={say('taken', { ...taken, faults: faults.length })}
    >
      {faults.slice(0, 20).map(({ row, field }) => (
        <p key={row}>{say('faultRow', { row, field })}</p>
      ))}
    </Notice>
  )
}
