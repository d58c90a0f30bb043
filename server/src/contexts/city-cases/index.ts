import { openTurnstile } from '../../kernel/matter/index.ts'
import { loadCases } from './case.store.ts'
import type { CaseParts, CityCases } from './parts.ts'
import { selectCoveredFiles } from './photos/photos.store.ts'
import { openReportLane } from './report-lane.ts'
import { tellJoined } from './tell-joined.ts'

export { cityCase } from './case.lifecycle.ts'
export { cityCasesPolicy } from './city-cases.policy.ts'
export { cityCasesRoutes } from './city-cases.routes.ts'
export { type CaseClass, caseClasses, findClass } from './classes.rules.ts'
export { findPublicCases, type PublicCase, publicationOf } from './find-public-cases.ts'
export { caseLimits } from './limits.rules.ts'
export { mapPages } from './map/map.pages.ts'
export type { CaseParts, CityCases } from './parts.ts'
export { caseClassOf, openPastCases } from './past-cases.ts'
export { lookAtPhoto } from './photos/look-at-photo.ts'
export { casePhotoPages } from './photos/photo.pages.ts'
export { platePages } from './plate.pages.ts'
export { casePublication, publicCodeOf } from './publication.rules.ts'
export { selectRecentCases } from './recent-cases.store.ts'
export { announceRecheck, drawRecheck } from './rechecks/draw-recheck.ts'
export { recheckPages } from './rechecks/rechecks.pages.ts'
export { rechecksRoutes } from './rechecks/rechecks.routes.ts'
export { recordResult } from './rechecks/record-result.ts'
export { showRecheck } from './rechecks/show-rechecks.ts'
export { newReceiptCode, prepareCase, reportCase } from './report-case.ts'
export { resumeCases } from './resume-cases.ts'
export { snapPages } from './snap/snap.pages.ts'
export { findStandardsFault, standardsFor, standardsRule } from './standards.rules.ts'
export { casesAlive, casesDated, countReceived, selectCaseSteps } from './standing.store.ts'
export { tellCase } from './tell-case.ts'

/** 数字城管. A case whose unit says another answers for it has its dispute beside it. */
export function openCityCases(parts: CaseParts): CityCases {
  parts.matters.parts.evidence.spare((regionCode, sha256s) =>
    selectCoveredFiles(parts.db, regionCode, sha256s),
  )
  for (const act of ['close', 'force_close']) {
    parts.ledger.subscribe(`city_case.${act}`, `city-cases.joined-${act}`, tellJoined(parts))
  }
  const lane = openReportLane(parts)
  parts.routing.hearDisputes('city_case', async (tx, matterIds) => {
    const rows = await loadCases(tx, tx.regionCode, matterIds)
    const matters = await parts.matters.lock(tx, matterIds)
    return matters.flatMap(({ id, number, title }) => {
      const row = rows.get(id)
      if (row === undefined || row.disputed === null) return []
      const { kind, category, areaCode, hazard, fenced, disputed } = row
      return [
        {
          matterId: id,
          number,
          title,
          kind,
          category,
          areaCode,
          provisionalUnitCode: disputed.byUnitCode,
          claimedUnitCode: disputed.unitCode,
          ground: disputed.ground,
          hazard,
          fenced,
        },
      ]
    })
  })
  return { ...parts, entrance: openTurnstile(), lane, drain: () => lane.drain() }
}
