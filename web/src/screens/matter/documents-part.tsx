import { matterWords } from '@huiyin/contract/desk-matter.words'
import type { WorkMatter } from '@huiyin/contract/matter'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { matterQuery, receiveLetter } from '../../api/work.ts'
import { usePreferences } from '../../app/preferences.tsx'
import { useDeskWords, useWords } from '../../app/words.ts'
import { sayInstant } from '../../parts/dates.ts'
import { ProblemNotice } from '../../parts/problem-notice.tsx'

type Letter = WorkMatter['letters'][number]

/** Letters to print, save and receive, and the evidence. */
export function DocumentsPart({ matter }: { readonly matter: WorkMatter }) {
  const say = useWords(matterWords)
  return (
    <section className="panel" aria-labelledby="letters">
      <h2 id="letters">{say('letters')}</h2>
      {matter.letters.length === 0 && <p className="soft">{say('lettersNone')}</p>}
      <ul className="letters">
        {matter.letters.map((letter) => (
          <LetterLine key={letter.id} letter={letter} number={matter.row.number} />
        ))}
      </ul>
      <h3 className="part-heading">{say('evidence')}</h3>
      {matter.evidence.length === 0 && <p className="soft">{say('evidenceNone')}</p>}
      <ul className="evidence">
        {matter.evidence.map((file) => (
          <EvidenceLine key={file.id} file={file} />
        ))}
      </ul>
    </section>
  )
}

/** A photo is seen where it lies; anything else is a name to open. */
function EvidenceLine({ file }: { readonly file: WorkMatter['evidence'][number] }) {
  const address = `/api/v1/evidence/${file.id}`
  return (
    <li>
      <a href={address}>
        {file.mediaType.startsWith('image/') && <img src={address} alt="" loading="lazy" />}
        {file.name}
      </a>{' '}
      <span className="soft figure">{sayBytes(file.bytes)}</span>
    </li>
  )
}

function LetterLine({ letter, number }: { readonly letter: Letter; readonly number: string }) {
  const say = useWords(matterWords)
  const sayDesk = useDeskWords()
  const { language } = usePreferences()
  const queryClient = useQueryClient()
  const receiving = useMutation({
    mutationFn: () => receiveLetter(letter.id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: matterQuery(number).queryKey }),
  })
  const { title, receivedAt } = letter
  return (
    <li>
      <div>
        <strong>{title}</strong> <span className="figure">{letter.number}</span>
        <div className="soft figure">
          {say('issued', { at: sayInstant(letter.issuedAt, language) })}
          {' · '}
          {receivedAt === null
            ? say('notReceived')
            : say('received', { at: sayInstant(receivedAt, language) })}
        </div>
      </div>
      <div className="row no-print">
        <a
          href={`/api/v1/letters/${letter.id}`}
          target="_blank"
          rel="noreferrer"
          aria-label={say('printLetter', { title }) + sayDesk('opensTab')}
        >
          {say('print')}
        </a>
        <a href={`/api/v1/letters/${letter.id}.docx`} aria-label={say('wordLetter', { title })}>
          {say('word')}
        </a>
        {receivedAt === null && (
          <Button
            loading={receiving.isPending}
            aria-label={say('receiveLetter', { title })}
            onClick={() => receiving.mutate()}
          >
            {say('receive')}
          </Button>
        )}
      </div>
      {receiving.error !== null && <ProblemNotice error={receiving.error} />}
    </li>
  )
}

function sayBytes(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1_048_576).toFixed(1)} MB`
}
