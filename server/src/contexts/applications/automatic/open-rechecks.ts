import { hash } from 'node:crypto'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import type { Matter, NewMatter } from '../../../kernel/matter/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { authorsOfVersion } from '../../catalog/index.ts'
import { loadApplications } from '../application.store.ts'
import type { ApplicationParts } from '../parts.ts'
import { type DecisionRecord, selectDecisions, selectDecisionsSince } from './decisions.store.ts'
import { automaticLimits } from './limits.rules.ts'
import { insertDraw, selectLastDraw, selectReview, selectReviewed } from './rechecks.store.ts'
import { drawSample, isOutOfHours, sampleSize } from './sample.rules.ts'

/** A review is opened once it was asked for. */
export function openReviews(parts: ApplicationParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const matters = await parts.matters.lock(tx, ids)
    const rows = await loadApplications(tx, tx.regionCode, ids)
    for (const matter of matters) {
      const decisionId = rows.get(matter.id)?.decisionId
      const [record] = decisionId ? await selectDecisions(tx, tx.regionCode, [decisionId]) : []
      if (record === undefined) continue
      if ((await selectReview(tx, record.id)) !== undefined) continue
      await begin(tx, parts, 'automatic_review', [{ matter, record }])
    }
  }
}

/** What the review found is brought to the application: told, or its refusal becomes a grant. */
export function takeReviews(parts: ApplicationParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    await parts.clock.load(tx.regionCode)
    const reviewed = await selectReviewed(
      tx,
      entries.map(({ streamId }) => streamId),
    )
    const outcomes = await parts.matters.actIn(
      tx,
      reviewed.map(({ number, result, answer }) => ({
        regionCode: tx.regionCode,
        number,
        act: 'take_review',
        version: undefined,
        fields: { result, answer },
        acting: { kind: 'system' } as const,
      })),
    )
    for (const outcome of outcomes.values()) if (!outcome.ok) throw outcome.error
  }
}

const lookBackMs = 7 * 86_400_000
const seedBytes = 32

/**
 * 夜间抽查: draws from what tables decided out of hours since the draw before, once a day, with a
 * seed that did not exist when they were decided.
 *
 * @returns how many audits were opened
 */
export function sampleNight(parts: ApplicationParts, regionCode: string): Promise<number> {
  const { db, world, clock, rulebook, ledger } = parts
  return db.transaction(regionCode, async (tx) => {
    await clock.load(regionCode)
    const now = world.now()
    const day = localDayOf(now)
    const last = await selectLastDraw(tx)
    if (last?.day === day) return 0
    const since = last?.drawnAt ?? new Date(now.getTime() - lookBackMs)
    const calendar = clock.calendarOf(regionCode)
    const records = (await selectDecisionsSince(tx, since)).filter(
      ({ verdict, decidedAt }) => verdict !== 'person' && isOutOfHours(calendar, decidedAt),
    )
    const { auditOneIn, auditAtLeast } = rulebook.inForce(regionCode, automaticLimits, day).value
    const drawnFrom = records.map(({ number }) => number).sort()
    const seed = world.randomBytes(seedBytes).toString('hex')
    const size = sampleSize(drawnFrom.length, { oneIn: auditOneIn, atLeast: auditAtLeast })
    const drawn = drawSample(drawnFrom, { seed, size })
    const draw = { day, drawnAt: now, seed, oneIn: auditOneIn, atLeast: auditAtLeast }
    // Another process was first: its draw stands.
    if (!(await insertDraw(tx, { ...draw, drawnFrom, drawn }))) return 0
    const picked = records.filter(({ number }) => drawn.includes(number))
    const matters = await parts.matters.lock(
      tx,
      picked.map(({ applicationId }) => applicationId),
    )
    const audited = picked.flatMap((record) => {
      const matter = matters.find(({ id }) => id === record.applicationId)
      return matter === undefined ? [] : [{ matter, record }]
    })
    await begin(tx, parts, 'automatic_audit', audited)
    await ledger.append(tx, [
      {
        streamKind: 'organisation',
        streamId: 'automatic-audits',
        happenedAt: now,
        act: 'automatic.drawn',
        actor: 'system',
        body: {
          day,
          seed,
          from: drawnFrom.length,
          fromHash: hash('sha256', drawnFrom.join('\n'), 'hex'),
          drawn: [...drawn],
        },
      },
    ])
    return audited.length
  })
}

interface Rechecked {
  readonly matter: Matter
  readonly record: DecisionRecord
}

const words = {
  automatic_review: { title: '人工复核', reason: '申请人要求人工复核' },
  automatic_audit: { title: '自动审批抽查', reason: '抽中上一夜的自动审批' },
} as const

/** Held by the office that supervises: those who set the rule sit in the unit. */
async function begin(
  tx: Tx,
  parts: ApplicationParts,
  kind: keyof typeof words,
  rechecked: readonly Rechecked[],
): Promise<void> {
  const { regionCode } = tx
  await parts.clock.load(regionCode)
  const holder = (await parts.org.supervisingUnit(regionCode))?.code
  const opened: NewMatter[] = []
  for (const { matter, record } of rechecked) {
    const code = record.itemCode
    const authors = await authorsOfVersion(tx, { code, contentHash: record.versionHash })
    const unit = holder ?? matter.accountableUnitCode
    opened.push(newRecheck(parts, { kind, matter, record, authors, holder: unit }))
  }
  await parts.matters.begin(tx, opened)
  await parts.matters.link(
    tx,
    opened.map(({ id }, index) => ({
      from: rechecked[index]?.matter.id ?? id,
      to: id,
      reason: kind,
    })),
  )
}

function newRecheck(
  { world, rulebook }: ApplicationParts,
  given: Rechecked & {
    readonly kind: keyof typeof words
    readonly authors: readonly string[]
    readonly holder: string
  },
): NewMatter {
  const { kind, matter, record, authors, holder } = given
  const now = world.now()
  const limits = rulebook.inForce(matter.regionCode, automaticLimits, localDayOf(now))
  const budget = kind === 'automatic_review' ? limits.value.review : limits.value.audit
  const { title, reason } = words[kind]
  return {
    id: world.newId(),
    kind,
    state: 'open',
    title: `${title}：${matter.title}`.slice(0, 200),
    itemCode: record.itemCode,
    accountableUnitCode: matter.accountableUnitCode,
    holder: { unitCode: holder, staffId: null },
    risk: 'normal',
    identityGrade: matter.identityGrade,
    reportedBy: kind === 'automatic_review' ? matter.reportedBy : null,
    opening: { enteredBy: 'system', onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: now,
    row: {
      applicationId: matter.id,
      decisionId: record.id,
      handledBy: authors,
      finding: null,
    },
    clocks: [{ name: 'recheck', do: 'start', budget, ruleVersion: limits.version }],
    texts: [{ kind: 'decision', body: record.explanation, visibility: 'staff' }],
    words: [matter.number.toLowerCase()],
    notices: (opened) => [
      {
        kind: 'check_wanted',
        toUnitCode: holder,
        reason: `${reason}：${matter.number}`,
        dueAt: opened.nextDueAt,
      },
    ],
    body: { application: matter.number, decision: record.id, at: formatInstant(record.decidedAt) },
  }
}
