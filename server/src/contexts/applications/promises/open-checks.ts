import { localDayOf } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import type { Matter, NewMatter } from '../../../kernel/matter/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { materialsIn } from '../accepting.rules.ts'
import { loadApplications } from '../application.store.ts'
import type { Application } from '../application.types.ts'
import type { ApplicationParts } from '../parts.ts'
import type { PromiseCheck } from './promise-check.rules.ts'
import { selectChecked, selectHandlers } from './promise-check.store.ts'
import { promiseLimits } from './promise-limits.rules.ts'

/** Acts that may end in a grant. */
export const grantingActs = ['grant', 'settle', 'take_review'] as const

/** Once an application was granted on a promise, the promise is somebody's to look at, by a day. */
export function openPromiseChecks(parts: ApplicationParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const rows = await loadApplications(tx, tx.regionCode, ids)
    const promised = ids.filter((id) => isGrantedOnPromise(rows.get(id)))
    if (promised.length === 0) return
    const checked = await selectChecked(tx, promised)
    const handlers = await selectHandlers(tx, promised)
    const matters = (await parts.matters.lock(tx, promised)).filter(({ id }) => !checked.has(id))
    await parts.clock.load(tx.regionCode)
    const opened = matters.flatMap((matter) => {
      const row = rows.get(matter.id)
      return row === undefined
        ? []
        : [
            {
              application: matter,
              check: newCheck(parts, matter, { row, handledBy: handlers.get(matter.id) ?? [] }),
            },
          ]
    })
    await parts.matters.begin(
      tx,
      opened.map(({ check }) => check),
    )
    await parts.matters.link(
      tx,
      opened.map(({ application, check }) => ({
        from: application.id,
        to: check.id,
        reason: 'promise_check',
      })),
    )
  }
}

function isGrantedOnPromise(row: Application | undefined): row is Application {
  return row?.outcome === 'granted' && materialsIn(row, 'promised').length > 0
}

function newCheck(
  { world, rulebook }: ApplicationParts,
  application: Matter,
  { row, handledBy }: { readonly row: Application; readonly handledBy: readonly string[] },
): NewMatter {
  const now = world.now()
  const { regionCode, accountableUnitCode } = application
  const { version, value } = rulebook.inForce(regionCode, promiseLimits, localDayOf(now))
  const check: PromiseCheck = {
    applicationId: application.id,
    materials: materialsIn(row, 'promised').map(({ name }) => name),
    handledBy,
    finding: null,
    ground: null,
    heard: null,
    consequence: null,
  }
  return {
    id: world.newId(),
    kind: 'promise_check',
    state: 'open',
    title: `承诺核查：${application.title}`.slice(0, 200),
    itemCode: application.itemCode,
    accountableUnitCode,
    holder: { unitCode: accountableUnitCode, staffId: null },
    risk: 'normal',
    identityGrade: application.identityGrade,
    reportedBy: application.reportedBy,
    opening: { enteredBy: 'system', onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: now,
    row: check,
    clocks: [{ name: 'check', do: 'start', budget: value.check, ruleVersion: version }],
    words: [application.number.toLowerCase()],
    notices: (opened) => [
      {
        kind: 'check_wanted',
        toUnitCode: accountableUnitCode,
        reason: `${opened.number} 核查告知承诺：${check.materials.join('、')}`,
        dueAt: opened.nextDueAt,
      },
    ],
    body: { application: application.number, materials: check.materials.length },
  }
}
