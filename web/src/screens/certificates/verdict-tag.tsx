import type { DeskCertificate } from '@huiyin/contract/certificates'
import { verdictWords } from '@huiyin/contract/certificates.words'
import { certificateScreenWords } from '@huiyin/contract/desk-certificates.words'
import { usePreferences } from '../../app/preferences.tsx'
import { useWords } from '../../app/words.ts'
import { sayDay } from '../../parts/dates.ts'

const tones = { good: 'green', unsure: 'amber', bad: 'red' } as const

/** The state of a certificate as anybody is told it, in words. */
export function VerdictTag({ state }: Pick<DeskCertificate, 'state'>) {
  const { language } = usePreferences()
  const { tone, [language]: word } = verdictWords[state]
  return <span className={`tag tag-${tones[tone]}`}>{word}</span>
}

/** From which day until which, in words. */
export function Validity({
  validFrom,
  validUntil,
}: Pick<DeskCertificate, 'validFrom' | 'validUntil'>) {
  const say = useWords(certificateScreenWords)
  const { language } = usePreferences()
  const from = sayDay(validFrom, language)
  return validUntil === null
    ? say('forEver', { from })
    : say('fromTo', { from, to: sayDay(validUntil, language) })
}
