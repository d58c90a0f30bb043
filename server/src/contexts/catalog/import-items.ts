import type {
  ImportLine,
  ItemImportQuery,
  ItemImportReport,
} from '@huiyin/contract/catalog-exchange'
import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { NewVersion } from '@huiyin/contract/catalog-versions'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { checkerOf } from './check-items.ts'
import { draftVersions } from './draft-versions.ts'
import type { CatalogParts } from './parts.ts'
import { readItemFile } from './read-item-file.ts'
import type { ItemRead, LineFault } from './sheet-lines.rules.ts'
import type { VersionWithContent } from './version.types.ts'
import { contentHashOf, earliestEffect, mayDraft } from './versions.rules.ts'
import { selectNewest } from './versions.store.ts'

interface ItemFile {
  readonly name: string
  readonly bytes: Buffer
}

/**
 * Drafts versions out of a file, told line by line: new, changed, the same, refused. Nothing is
 * drafted as long as one line is refused; what the checks find besides is said beside the line and
 * stops its publication later.
 *
 * @throws Refusal `catalog/file-unreadable`, `tables/…`; those of {@link draftVersions} when
 *   somebody else drafted in the meantime
 */
export async function importItems(
  parts: CatalogParts,
  actor: StaffActor,
  file: ItemFile,
  wanted: ItemImportQuery,
): Promise<ItemImportReport> {
  const { regionCode } = actor
  const newest = new Map(
    (await selectNewest(parts.db, regionCode)).map((version) => [version.code, version]),
  )
  const { items, faults } = await readItemFile(file, (code) => newest.get(code)?.content)
  const check = await checkerOf(parts, regionCode)
  const today = localDayOf(parts.world.now())
  const judge = { actor, today, check, validFrom: wanted.validFrom }
  const judged = items.map((item) => judgeItem(item, newest.get(item.code), judge))
  const lines = [...faults.map(faultLine), ...judged.flat()]
  const isClean = lines.every(({ outcome }) => outcome !== 'refused_line')
  const isImported = isClean && !wanted.dryRun
  if (isImported) {
    const drafts = items.filter((_, index) => judged[index]?.[0]?.outcome !== 'same_item')
    await draftVersions(
      parts,
      actor,
      drafts.map((item) => draftOf(item, wanted)),
    )
  }
  return { isImported, counts: countsOf(lines), lines }
}

interface Judge {
  readonly actor: StaffActor
  readonly today: string
  readonly validFrom: string
  readonly check: Awaited<ReturnType<typeof checkerOf>>
}

/** A line for the item, and one for each reason why it cannot be taken. */
function judgeItem(
  item: ItemRead,
  newest: VersionWithContent | undefined,
  { actor, today, check, validFrom }: Judge,
): ImportLine[] {
  const { code, sheet, line } = item
  const where = { code, sheet, line }
  const findings = check(code, item.content)
  const shape = findings.filter((finding) => finding.code === 'shape')
  const refused = (zh: string, en: string): ImportLine => ({
    ...where,
    outcome: 'refused_line',
    zh,
    en,
  })
  if (shape.length > 0)
    return shape.map(({ at, zh, en }) => refused(`${at}：${zh}`, `${at}: ${en}`))
  const content = item.content as ItemContent
  if (!mayDraft(actor, content.identity.unitCode)) {
    return [refused('不是本单位的事项。', 'It is an item of another unit.')]
  }
  if (newest?.contentHash === contentHashOf(content) && newest.state !== 'withdrawn') {
    return [{ ...where, outcome: 'same_item', zh: '没有变化。', en: 'Nothing changed.' }]
  }
  if (newest?.state === 'draft' || newest?.state === 'reviewed') {
    return [refused('已有一份没有决定的草案。', 'There is an undecided draft.')]
  }
  const earliest = earliestEffect(newest?.state === 'published' ? [newest] : [], today)
  if (validFrom < earliest) {
    return [refused(`生效日期最早为 ${earliest}。`, `It can take effect on ${earliest} first.`)]
  }
  const remarks = findings.map(({ zh }) => zh).join('')
  const remarksEn = findings.map(({ en }) => en).join(' ')
  return [
    {
      ...where,
      outcome: newest === undefined ? 'new_item' : 'changed_item',
      zh: remarks === '' ? '可以导入。' : `可以导入，发布前须改：${remarks}`,
      en: remarks === '' ? 'It can be taken.' : `It can be taken; before publication: ${remarksEn}`,
    },
  ]
}

function draftOf(item: ItemRead, { validFrom, ground }: ItemImportQuery): NewVersion {
  return { code: item.code, validFrom, ground, content: item.content as ItemContent }
}

function faultLine(fault: LineFault): ImportLine {
  return { ...fault, outcome: 'refused_line' }
}

function countsOf(lines: readonly ImportLine[]): ItemImportReport['counts'] {
  const count = (outcome: ImportLine['outcome']) =>
    lines.filter((line) => line.outcome === outcome).length
  return {
    new_item: count('new_item'),
    changed_item: count('changed_item'),
    same_item: count('same_item'),
    refused_line: count('refused_line'),
  }
}
