import type { Readable } from 'node:stream'
import type { BulletinFormat, CityWeeklyFigures } from '@huiyin/contract/case-bulletins'
import { letterDocx, letterPage } from '../../kernel/letters/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { PdfPrinter } from '../../platform/pdf/index.ts'
import { compose } from './act-on-bulletin.ts'
import { weeklyAnnex } from './annex.ts'
import { findFile, type StoredBulletin, type StoredWeek } from './bulletins.store.ts'
import { figuresOf } from './facts.rules.ts'
import { hotlineAnnex } from './hotline/hotline-annex.ts'
import type { BulletinParts } from './parts.ts'
import { countContested } from './published.store.ts'

/** What documents are made with beside their facts. */
export interface MakingParts extends BulletinParts {
  /** Words across every page of the demo. */
  readonly watermark: string | null
  readonly pdf: PdfPrinter
}

interface MadeFile {
  readonly name: string
  readonly body: string | Buffer | Readable
}

/** The figures of a bulletin as other systems ask for them. */
export async function makeFigures(
  { db }: Pick<BulletinParts, 'db'>,
  bulletin: StoredWeek,
): Promise<CityWeeklyFigures> {
  return figuresOf(bulletin.facts, await countContested(db, bulletin))
}

/**
 * A bulletin as a document: once published, Word is always the same bytes.
 * @throws Refusal `case-bulletins/no-browser` for a PDF where no browser is installed
 */
export async function makeFile(
  parts: MakingParts,
  bulletin: StoredBulletin,
  {
    format,
    isStaff,
  }: { readonly format: Exclude<BulletinFormat, 'json'>; readonly isStaff: boolean },
): Promise<MadeFile> {
  const composed = compose(bulletin, await countContested(parts.db, bulletin))
  const named = (extension: string) => `${composed.number}${composed.title}.${extension}`
  switch (format) {
    case 'html':
      return { name: named('html'), body: letterPage(composed, parts) }
    case 'docx': {
      const kept = await findFile(parts.db, bulletin.regionCode, bulletin.id)
      const body = kept ?? (await letterDocx(composed, parts))
      return { name: named('docx'), body }
    }
    case 'xlsx': {
      const { watermark } = parts
      const annex =
        bulletin.kind === 'city_weekly'
          ? weeklyAnnex(parts, bulletin, { watermark, withCases: isStaff })
          : hotlineAnnex(bulletin.facts, watermark)
      return { name: named('xlsx'), body: annex }
    }
    case 'pdf': {
      const body = await parts.pdf(letterPage(composed, parts))
      if (body === undefined) throw new Refusal('case-bulletins/no-browser')
      return { name: named('pdf'), body }
    }
  }
}
