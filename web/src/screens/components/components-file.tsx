import type { ComponentsTaken } from '@huiyin/contract/components'
import { componentsWords } from '@huiyin/contract/desk-components.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { takeComponentsFile } from '../../api/components.ts'
import { useWords } from '../../app/words.ts'
import { FileForm } from '../../parts/file-form.tsx'
import { Notice } from '../../parts/notice.tsx'

/** The register from a file: whole or not at all. */
export function ComponentsFile() {
  const say = useWords(componentsWords)
  const client = useQueryClient()
  const taking = useMutation({
    mutationFn: takeComponentsFile,
    onSuccess: () => client.invalidateQueries({ queryKey: ['components'] }),
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

function Taken({ taken: { faults, ...counts } }: { readonly taken: ComponentsTaken }) {
  const say = useWords(componentsWords)
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
