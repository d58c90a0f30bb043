import {
  type EditionList,
  type EditionPreview,
  type EditionRow,
  editionDecisions,
  type RuleList,
} from '@huiyin/contract/editions'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/index.ts'
import type { StaffActor } from '../access/index.ts'
import { changesOf, judgeDecision } from './editions.rules.ts'
import { countDrafts, type Edition, findEdition, selectEditions } from './editions.store.ts'
import { type EditionParts, subjectOf } from './parts.ts'

/** A day before any region published anything. */
const beforeAllTime = '1000-01-01'

/** Everything the region may rule on, with what holds today; what the product ships included. */
export async function listRules(parts: EditionParts, actor: StaffActor): Promise<RuleList> {
  const { db, world, subjects } = parts
  const { regionCode } = actor
  const today = localDayOf(world.now())
  const drafts = await countDrafts(db, regionCode)
  const rows = []
  for (const subject of subjects) {
    const { name, group, label, schema, restsOn = '' } = subject
    const held = await subject.inForce(db, regionCode, today)
    rows.push({
      name,
      group,
      label,
      schema,
      restsOn,
      ...held,
      draftsWaiting: drafts.get(name) ?? 0,
    })
  }
  return { rows }
}

/** What held when, and every edition of a subject. @throws Refusal `editions/unknown-subject` */
export async function listEditions(
  parts: EditionParts,
  actor: StaffActor,
  name: string,
): Promise<EditionList> {
  const { db } = parts
  const subject = subjectOf(parts, name)
  const editions = await selectEditions(db, actor.regionCode, name)
  const history = await subject.history(db, actor.regionCode)
  const authors = history.map(({ publishedBy }) => staffIdOf(publishedBy))
  const names = await namesOf(parts, actor.regionCode, [...editions.flatMap(peopleOf), ...authors])
  const versions = history.map((one) => ({
    ...one,
    publishedBy: names.get(staffIdOf(one.publishedBy)) ?? one.publishedBy,
  }))
  const first = await subject.inForce(db, actor.regionCode, beforeAllTime)
  // What held before the region ruled is a version to compare with; a calendar begins with a year.
  if (first.shipped && subject.group !== 'calendars') versions.push({ ...first, publishedBy: '' })
  return { versions, rows: editions.map((edition) => shown(edition, names)) }
}

/**
 * A draft beside what it replaces, and what it would touch if it were published now.
 *
 * @throws Refusal `editions/unknown`
 */
export async function previewEdition(
  parts: EditionParts,
  actor: StaffActor,
  id: string,
): Promise<EditionPreview> {
  const { db } = parts
  const { regionCode } = actor
  const edition = await findEdition(db, regionCode, id)
  if (edition === undefined) throw new Refusal('editions/unknown')
  const subject = subjectOf(parts, edition.subject)
  const { value, effectiveFrom } = edition
  const isDraft = edition.state === 'draft'
  const before = isDraft
    ? await subject.inForce(db, regionCode, effectiveFrom)
    : await replacedBy(parts, regionCode, edition)
  const change = { regionCode, effectiveFrom, before: before.value, after: value }
  return {
    edition: shown(edition, await namesOf(parts, regionCode, peopleOf(edition))),
    schema: subject.schema,
    before,
    changes: changesOf(before.value, value),
    touches: isDraft ? [...(await subject.touches(db, change))] : [],
    decisions: editionDecisions.filter((one) => judgeDecision(edition, actor, one) === 'allowed'),
  }
}

/** What a decided edition was drafted against; what the product ships when it is no longer known. */
async function replacedBy(parts: EditionParts, regionCode: string, edition: Edition) {
  const subject = subjectOf(parts, edition.subject)
  const history = await subject.history(parts.db, regionCode)
  const found = history.find(({ version }) => version === edition.basedOn)
  if (found === undefined) return subject.inForce(parts.db, regionCode, beforeAllTime)
  const { publishedBy: _, ...before } = found
  return before
}

function shown(edition: Edition, names: ReadonlyMap<string, string>): EditionRow {
  const { basedOn: _, decidedBy, decidedAt, draftedBy, draftedAt, ...rest } = edition
  return {
    ...rest,
    draftedBy: names.get(draftedBy) ?? draftedBy,
    draftedAt: formatInstant(draftedAt),
    decidedBy: decidedBy && (names.get(decidedBy) ?? decidedBy),
    decidedAt: decidedAt && formatInstant(decidedAt),
  }
}

function peopleOf({ draftedBy, decidedBy }: Edition): string[] {
  return decidedBy === null ? [draftedBy] : [draftedBy, decidedBy]
}

function staffIdOf(actor: string): string {
  return actor.replace(/^staff:/, '')
}

const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

async function namesOf(
  { db, org }: EditionParts,
  regionCode: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const staffIds = [...new Set(ids.filter((id) => uuid.test(id)))]
  const staff = await org.staff(db, regionCode, staffIds)
  return new Map(staff.map(({ id, displayName }) => [id, displayName]))
}
