import { administrationWords } from '@huiyin/contract/desk-access.words'
import { useWords } from '../../app/words.ts'
import { Notice } from '../../parts/notice.tsx'

interface ShownOnceProps {
  readonly secret: string
  readonly note?: string
}

/** A secret that nobody can look up again. */
export function ShownOnce({ secret, note }: ShownOnceProps) {
  const say = useWords(administrationWords)
  return (
    <Notice tone="done" title={say('shownOnce')} isUrgent>
      <p>
        <code className="secret">{secret}</code>
      </p>
      {note !== undefined && <p>{note}</p>}
    </Notice>
  )
}
