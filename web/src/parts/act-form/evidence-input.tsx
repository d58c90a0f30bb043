import { actWords } from '@huiyin/contract/desk-matter.words'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ChangeEvent, useRef } from 'react'
import { type StoredFile, storeEvidence } from '../../api/work.ts'
import { useDeskWords, useWords } from '../../app/words.ts'
import { ProblemNotice } from '../problem-notice.tsx'

interface EvidenceInputProps {
  readonly filesMax: number
  readonly id?: string
  readonly value?: readonly StoredFile[]
  readonly onChange?: (files: readonly StoredFile[]) => void
}

const acceptedTypes = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx'

/** Files are stored at once when chosen, and belong to the matter when the act is taken. */
export function EvidenceInput({ filesMax, id, value = [], onChange }: EvidenceInputProps) {
  const say = useWords(actWords)
  const sayDesk = useDeskWords()
  const input = useRef<HTMLInputElement>(null)
  const storing = useMutation({
    mutationFn: storeEvidence,
    onSuccess: (stored) => onChange?.([...value, ...stored]),
  })
  const take = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, filesMax - value.length)
    event.target.value = ''
    if (files.length > 0) storing.mutate(files)
  }

  return (
    <div className="evidence-input">
      <input
        ref={input}
        id={id}
        type="file"
        className="only-heard"
        multiple={filesMax > 1}
        accept={acceptedTypes}
        disabled={value.length >= filesMax}
        onChange={take}
      />
      <Button
        // The file input itself takes the keyboard; the button is its visible face.
        tabIndex={-1}
        aria-hidden="true"
        loading={storing.isPending}
        disabled={value.length >= filesMax}
        onClick={() => input.current?.click()}
      >
        {say('chooseFiles')}
      </Button>
      <span className="soft"> {say('fileLimits', { n: filesMax })}</span>
      {storing.error !== null && <ProblemNotice error={storing.error} />}
      <ul aria-live="polite">
        {value.map((file) => (
          <li key={file.id} className="row">
            <span>✓ {file.name}</span>
            <button
              type="button"
              className="link-button"
              aria-label={say('removeFile', { name: file.name })}
              onClick={() => onChange?.(value.filter((other) => other.id !== file.id))}
            >
              {say('remove')}
            </button>
          </li>
        ))}
      </ul>
      {value.length === 0 && !storing.isPending && (
        <span className="only-heard">{sayDesk('none')}</span>
      )}
    </div>
  )
}
