import { type FoundMatter, refusedRequest } from '../../kernel/matter/index.ts'
import type { KindTold } from '../../kernel/matter/matter.view.ts'
import { cityCase } from './case.lifecycle.ts'
import type { CaseParts } from './parts.ts'
import { tellPhotos } from './photos/tell-photos.ts'

/** What the page of a case tells whoever reported it beside what every matter tells. */
export async function tellCase(parts: CaseParts, found: FoundMatter): Promise<KindTold | null> {
  if (found.matter.kind !== cityCase.kind) return null
  const refused = refusedRequest(found, {
    textKind: 'not_filed',
    rule: 'GB/T 30428.8：对照立案条件判定；未达条件的不立案，并说明理由。',
    howToMend: '情况有变化时可以再次反映，请附新的照片和准确的位置。',
  })
  return { ...(refused ?? nothing), photos: await tellPhotos(parts, found) }
}

const nothing = { joint: null, refusal: null, wanted: null, certificates: [] } as const
