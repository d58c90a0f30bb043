import { publicAnswersWords } from './public-answers.words.ts'
import { applyWords } from './public-apply.words.ts'
import { bookingWords } from './public-booking.words.ts'
import { publicBulletinWords } from './public-bulletins.words.ts'
import { publicCertificateWords } from './public-certificates.words.ts'
import { publicFastLaneWords } from './public-fast-lane.words.ts'
import { figureWords } from './public-figures.words.ts'
import { publicItemWords } from './public-items.words.ts'
import { layoutWords } from './public-layout.words.ts'
import { publicLedgerWords } from './public-ledger.words.ts'
import { linkWords } from './public-links.words.ts'
import { publicMapWords } from './public-map.words.ts'
import { matterWords } from './public-matter.words.ts'
import { meWords } from './public-me.words.ts'
import { plateWords } from './public-plate.words.ts'
import { publicRecheckWords } from './public-rechecks.words.ts'
import { reviewWords } from './public-review.words.ts'
import { snapWords } from './public-snap.words.ts'

/** Every sentence of the public pages. A sentence without its English does not compile. */
export const publicWords = {
  ...layoutWords,
  ...reviewWords,
  ...matterWords,
  ...figureWords,
  ...meWords,
  ...bookingWords,
  ...publicItemWords,
  ...linkWords,
  ...publicAnswersWords,
  ...publicFastLaneWords,
  ...publicLedgerWords,
  ...publicBulletinWords,
  ...applyWords,
  ...publicCertificateWords,
  ...plateWords,
  ...publicRecheckWords,
  ...publicMapWords,
  ...snapWords,
} as const

export type PublicKey = keyof typeof publicWords
