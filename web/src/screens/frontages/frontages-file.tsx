import { frontagesWords } from '@huiyin/contract/desk-frontages.words'
import type { FrontagesTaken } from '@huiyin/contract/frontages'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { takeFrontagesFile } from '../../api/frontages.ts'
import { useWords } from '../../app/words.ts'
import { FileForm } from '../../parts/file-form.tsx'
import { Notice } from '../../parts/notice.tsx'

/** The sheets that were signed, from a file: whole or not at all. */
export function FrontagesFile() {
  const say = useWords(frontagesWords)
  const client = useQueryClient()
  const taking = useMutation({
    mutationFn: takeFrontagesFile,
    onSuccess: () => client.invalidateQueries({ queryKey: ['frontages'] }),
  })
  return (
    <FileForm
      title={say('takeFile')}
      hint={say('takeHint')}
      fileLabel={say('file')}
      isSaid
      sending={taking}
      outcome={taking.data && <Taken taken={taking.data} />}
    >
      {null}
    </FileForm>
  )
}

function Taken({ taken: { faults, ...counts } }: { readonly taken: FrontagesTaken }) {
  const say = useWords(frontagesWords)
  const isTaken = faults.length === 0
  return (
    <Notice
      tone={isTaken ? 'done' : 'attention'}
      isUrgent
      title={isTaken ? say('taken', counts) : say('refused')}
    >
      {faults.map(({ row, field }) => (
        <p key={row}>{say(`fault_${field}`, { row })}</p>
      ))}
    </Notice>
  )
}
