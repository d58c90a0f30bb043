import { integrityScreenWords } from '@huiyin/contract/desk-integrity.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { takeCountsFile } from '../../api/figures.ts'
import { useWords } from '../../app/words.ts'
import { Field } from '../../parts/field.tsx'
import { FileForm } from '../../parts/file-form.tsx'
import { FileTaken } from '../../parts/file-taken.tsx'

/** Daily counts from elsewhere as a file: queue tickets, case numbers. Whole or not at all. */
export function CountsFile({ regionCode }: { readonly regionCode: string }) {
  const say = useWords(integrityScreenWords)
  const client = useQueryClient()
  const [source, setSource] = useState('')
  const taking = useMutation({
    mutationFn: (chosen: File) => takeCountsFile(chosen, { regionCode, source: source.trim() }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['integrity'] }),
  })
  return (
    <FileForm
      title={say('countsFile')}
      hint={say('countsFileHint')}
      fileLabel={say('chooseFile')}
      isSaid={source.trim() !== ''}
      sending={taking}
      outcome={
        taking.data && (
          <FileTaken
            taken={say('countsTaken', { taken: taking.data.taken })}
            refused={say('countsRefused')}
            faults={taking.data.faults}
            sayFault={(field, row) => say(`fault_${field}`, { row })}
          />
        )
      }
    >
      <Field label={say('source')}>
        {(id) => (
          <Input
            id={id}
            value={source}
            maxLength={40}
            placeholder={say('sourceExample')}
            onChange={({ target }) => setSource(target.value)}
          />
        )}
      </Field>
    </FileForm>
  )
}
