import type {
  Differences,
  DifferencesQuery,
  ExchangeDay,
  ExchangeRows,
  ExchangeRowsQuery,
  ExchangeSummary,
  ResendBody,
} from '@huiyin/contract/exchange'
import { dayNumber, formatInstant, localDayOf, parseLocalDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { pageOf } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { captureMode } from '../reviews/index.ts'
import type { ExchangeParts } from './parts.ts'
import { ProvinceFault } from './province.ts'
import {
  countDays,
  findAcknowledged,
  findOpenBatch,
  findPoll,
  type NamedRow,
  type Period,
  requeue,
  selectRows,
} from './reconcile.store.ts'

const daysMax = 92
const limitUsual = 50

/** A region one may look at, and days in their order. */
export async function periodOf(
  parts: ExchangeParts,
  actor: StaffActor,
  asked: { readonly regionCode?: string; readonly from: string; readonly to: string },
): Promise<Period> {
  const regionCode = await regionOf(parts, actor, asked.regionCode)
  const from = parseLocalDay(asked.from)
  const to = parseLocalDay(asked.to)
  const days = from === undefined || to === undefined ? -1 : dayNumber(to) - dayNumber(from)
  if (days < 0 || days >= daysMax) throw new Refusal('exchange/period-invalid')
  return { regionCode, from: asked.from, to: asked.to }
}

export async function regionOf(
  { org }: ExchangeParts,
  actor: StaffActor,
  regionCode = actor.regionCode,
): Promise<string> {
  const seen = await org.regionsBelow(actor.regionCode)
  if (!seen.includes(regionCode)) throw new Refusal('common/not-permitted')
  return regionCode
}

/** Counts of every day and direction, how the link stands, and what holds it up. */
export async function summariseExchange(
  parts: ExchangeParts,
  period: Period,
): Promise<ExchangeSummary> {
  const { db, rulebook, world, province } = parts
  const { regionCode } = period
  const [counted, poll, batch] = await Promise.all([
    countDays(db, period),
    findPoll(db, regionCode),
    findOpenBatch(db, regionCode),
  ])
  const rows = new Map<string, ExchangeDay>()
  for (const { day, kind, state, n, differing } of counted) {
    const key = `${day} ${kind}`
    const none = { day, kind, total: 0, waiting: 0, sent: 0, done: 0, rejected: 0, differing: 0 }
    const before = rows.get(key) ?? none
    rows.set(key, {
      ...before,
      [state]: before[state] + n,
      total: before.total + n,
      differing: before.differing + differing,
    })
  }
  const instant = (at: Date | null) => (at === null ? null : formatInstant(at))
  return {
    mode: rulebook.inForce(regionCode, captureMode, localDayOf(world.now())).value.mode,
    connected: province !== undefined,
    asked:
      poll?.askedAt == null
        ? null
        : {
            at: formatInstant(poll.askedAt),
            answeredAt: instant(poll.answeredAt),
            fault: poll.fault,
          },
    openBatch:
      batch === undefined
        ? null
        : {
            tries: batch.tries,
            fault: batch.fault,
            madeAt: formatInstant(batch.madeAt),
            nextTryAt: formatInstant(batch.nextTryAt),
          },
    rows: [...rows.values()],
  }
}

/** The rows behind a number of the summary. */
export async function listRows(
  parts: ExchangeParts,
  actor: StaffActor,
  question: ExchangeRowsQuery,
): Promise<ExchangeRows> {
  const period = await periodOf(parts, actor, question)
  const list = 'exchange'
  const [day, id] = question.cursor === undefined ? [] : parts.cursors.read(list, question.cursor)
  const limit = question.limit ?? limitUsual
  const rows = await selectRows(parts.db, {
    ...period,
    kind: question.kind,
    ...(question.state === undefined ? {} : { state: question.state }),
    ...(day === undefined || id === undefined ? {} : { after: { day, id } }),
    limit: limit + 1,
  })
  const page = pageOf(parts.cursors, { list, rows, limit, place: (row) => [row.day, row.id] })
  return {
    rows: page.rows.map(({ at, ...row }) => ({ ...row, at: formatInstant(at) })),
    nextCursor: page.nextCursor,
  }
}

/** Puts what was rejected back into the queue, by a named person; the next job sends it. */
export async function resend(
  parts: ExchangeParts,
  actor: StaffActor,
  body: ResendBody,
): Promise<{ resent: number }> {
  const { regionCode, from, to } = await periodOf(parts, actor, body)
  const { kind, ids } = body
  return parts.db.transaction(regionCode, async (tx) => {
    const resent = await requeue(tx, { kind, from, to, ids: ids ?? null })
    if (resent === 0) return { resent }
    const now = parts.world.now()
    await parts.ledger.append(tx, [
      {
        streamKind: 'organisation',
        streamId: 'exchange',
        happenedAt: now,
        act: 'exchange.resent',
        actor: `staff:${actor.staffId}`,
        body: { kind, from, to, resent },
      },
    ])
    return { resent }
  })
}

/** Asks the system above for everything it has of a day, and names what only one side has. */
export async function compareDay(
  parts: ExchangeParts,
  actor: StaffActor,
  { regionCode: asked, kind, day }: DifferencesQuery,
): Promise<Differences> {
  const { province, org, db } = parts
  if (province === undefined) throw new Refusal('exchange/not-connected')
  const { regionCode } = await periodOf(parts, actor, {
    ...(asked === undefined ? {} : { regionCode: asked }),
    from: day,
    to: day,
  })
  const areaCode = (await org.region(regionCode))?.divisionCode ?? regionCode
  const here = await findAcknowledged(db, { regionCode, kind, day })
  const there = await province.keys({ kind, areaCode, day }).catch((error: unknown) => {
    if (error instanceof ProvinceFault) throw new Refusal('exchange/no-answer')
    throw error
  })
  return {
    onlyHere: without(here, there),
    onlyThere: without(there, here),
    here: here.length,
    there: there.length,
  }
}

const listedMax = 500

function without(these: readonly NamedRow[], those: readonly NamedRow[]): NamedRow[] {
  const nameOf = (row: NamedRow) => `${row.assessNumber} ${row.serviceNumber} ${row.projectNo}`
  const names = new Set(those.map(nameOf))
  return these.filter((row) => !names.has(nameOf(row))).slice(0, listedMax)
}
