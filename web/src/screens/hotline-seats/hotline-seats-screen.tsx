import { seatWords } from '@huiyin/contract/desk-seats.words'
import { useDeskWords, useWords } from '../../app/words.ts'
import { Page } from '../../parts/page.tsx'
import { RosterPart } from './roster-part.tsx'
import { SeatsPart } from './seats-part.tsx'
import './hotline-seats.css'

/** Who answers when: special seats by day and hour, and the roster by day and night. */
export function HotlineSeatsScreen() {
  const say = useWords(seatWords)
  const sayDesk = useDeskWords()
  return (
    <Page title={sayDesk('hotlineSeats')} lead={say('lead')}>
      <RosterPart />
      <SeatsPart />
    </Page>
  )
}
