import type { PastImport, PastMatterKind } from '@huiyin/contract/past-matters'
import { pastImportWords, pastMatterKindWords } from '@huiyin/contract/past-matters.words'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { tryPastFile } from '../../api/past-imports.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { Pick } from '../../parts/controls.tsx'
import { sayDay } from '../../parts/dates.ts'
import { Field } from '../../parts/field.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

const kinds = Object.keys(pastMatterKindWords) as PastMatterKind[]

interface TryPartProps {
  readonly before: readonly PastImport[]
  readonly onBegun: (importId: string) => void
}

/** A file, what it holds, and what its columns mean: as for a file before, or said anew. */
export function TryPart({ before, onBegun }: TryPartProps) {
  const say = useWords(pastImportWords)
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const [kind, setKind] = useState<PastMatterKind>('city-cases')
  const [file, setFile] = useState<File>()
  const [mapping, setMapping] = useState<File>()
  const known = usedMappings(before, kind)
  const [chosen, setChosen] = useState<string>()
  const like = chosen ?? known[0]?.id ?? ''
  const used = like === '' ? mapping : { like }
  const trying = useMutation({
    mutationFn: async () => {
      if (file === undefined || used === undefined) throw new RangeError('a file and its mapping')
      return tryPastFile(kind, file, used)
    },
    onSuccess: ({ id }) => {
      onBegun(id)
      return queryClient.invalidateQueries({ queryKey: ['past-imports'] })
    },
  })
  const pickKind = (value: string) => {
    setKind(kinds.find((one) => one === value) ?? kind)
    setChosen(undefined)
  }
  return (
    <section className="panel" aria-labelledby="try">
      <h2 id="try">{say('title')}</h2>
      {trying.error !== null && <ProblemNotice error={trying.error} />}
      <form
        className="wide-form"
        aria-label={say('title')}
        onSubmit={(event) => {
          event.preventDefault()
          trying.mutate()
        }}
      >
        <Field label={say('kind')}>
          {(id) => (
            <Pick
              id={id}
              value={kind}
              options={kinds.map((one) => ({
                value: one,
                label: pastMatterKindWords[one][language],
              }))}
              onChange={pickKind}
            />
          )}
        </Field>
        <FileField label={say('file')} accept=".csv,.xlsx" onChange={setFile} />
        <MappingField known={known} like={like} onChange={setChosen} />
        {like === '' && (
          <FileField label={say('mappingFile')} accept=".json" onChange={setMapping} />
        )}
        <Button type="primary" htmlType="submit" loading={trying.isPending}>
          {say('try')}
        </Button>
      </form>
    </section>
  )
}

interface MappingFieldProps {
  readonly known: readonly PastImport[]
  readonly like: string
  readonly onChange: (like: string) => void
}

function MappingField({ known, like, onChange }: MappingFieldProps) {
  const say = useWords(pastImportWords)
  const { language } = usePreferences()
  return (
    <Field label={say('mapping')}>
      {(id) => (
        <Pick
          id={id}
          value={like}
          options={[
            ...known.map((one) => ({
              value: one.id,
              label: say('mappingOf', {
                system: one.system,
                day: sayDay(one.startedAt.slice(0, 10), language),
              }),
            })),
            { value: '', label: say('mappingOwn') },
          ]}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

/** The last import of each system that could be read. */
function usedMappings(before: readonly PastImport[], kind: PastMatterKind): PastImport[] {
  const read = before.filter((one) => one.kind === kind && one.state === 'finished')
  return read.filter(({ id, system }) => read.find((other) => other.system === system)?.id === id)
}

interface FileFieldProps {
  readonly label: string
  readonly accept: string
  readonly onChange: (file: File | undefined) => void
}

function FileField({ label, accept, onChange }: FileFieldProps) {
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="file"
          className="control"
          accept={accept}
          required
          onChange={(event) => onChange(event.target.files?.[0])}
        />
      )}
    </Field>
  )
}
