import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Values } from '../app/words.ts'
import { FileForm } from './file-form.tsx'
import { FileTaken } from './file-taken.tsx'

interface Taken<Field extends string> {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly faults: readonly { readonly row: number; readonly field: Field }[]
}

interface RegisterFileProps<Field extends string> {
  /** The words of the register: its file, what was taken, and each fault. */
  readonly say: (
    key: 'takeFile' | 'takeHint' | 'file' | 'taken' | 'refused' | `fault_${NoInfer<Field>}`,
    values?: Values,
  ) => string
  readonly take: (file: File) => Promise<Taken<Field>>
  /** What is read anew once the file is taken. */
  readonly queryKey: string
}

/** A register of the street from a file: whole or not at all. */
export function RegisterFile<Field extends string>(props: RegisterFileProps<Field>) {
  const { say, take, queryKey } = props
  const client = useQueryClient()
  const taking = useMutation({
    mutationFn: take,
    onSuccess: () => client.invalidateQueries({ queryKey: [queryKey] }),
  })
  const outcomeOf = ({ faults, ...counts }: Taken<Field>) => (
    <FileTaken
      taken={say('taken', counts)}
      refused={say('refused')}
      faults={faults}
      sayFault={(field, row) => say(`fault_${field}`, { row })}
    />
  )
  return (
    <FileForm
      title={say('takeFile')}
      hint={say('takeHint')}
      fileLabel={say('file')}
      isSaid
      sending={taking}
      outcome={taking.data && outcomeOf(taking.data)}
    >
      {null}
    </FileForm>
  )
}
