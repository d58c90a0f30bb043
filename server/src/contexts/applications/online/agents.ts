import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import type { FoundMatter } from '../../../kernel/matter/index.ts'
import type { Application } from '../application.types.ts'
import { type FiledFor, selectFiledFor } from './filings.store.ts'
import { findMandate, findMandateOfMatter } from './mandates.store.ts'
import { holds } from './mandates.ts'
import { type OnlineParts, ownIds } from './own-ids.ts'

/**
 * Whether the mandate under which a matter was handed in still holds, asked before each act of the
 * agent on its page: a mandate that was revoked ends there and then.
 */
export async function agentMay(
  parts: Pick<OnlineParts, 'db' | 'world'>,
  { matter, row }: FoundMatter,
  mandateId: string,
): Promise<boolean> {
  const { regionCode, id } = matter
  if ((await findMandateOfMatter(parts.db, regionCode, id)) !== mandateId) return false
  const { themeCode } = row as Application
  const subject = { themeCode, itemCode: themeCode === null ? matter.itemCode : null }
  return holds(await findMandate(parts.db, regionCode, mandateId), subject, parts.world.now())
}

/** The mandate under which somebody signed in handed this matter in for another. */
export async function agentFor(
  parts: OnlineParts,
  session: CitizenSession,
  number: string,
): Promise<string | null> {
  const filed = await filedFor(parts, session)
  return filed.find((one) => one.number === number)?.mandateId ?? null
}

/** What somebody handed in for others, newest first. */
export async function filedFor(
  parts: OnlineParts,
  session: CitizenSession,
): Promise<readonly FiledFor[]> {
  return selectFiledFor(parts.db, session.regionCode, await ownIds(parts, session))
}
