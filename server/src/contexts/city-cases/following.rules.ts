import { followSource } from '../../kernel/matter/taken-over.rules.ts'
import { open, type Spec } from './acts.rules.ts'
import type { CityCase } from './case.types.ts'

/** Acts of other systems on what was taken over from them. */
export const followingActs = {
  follow_source: followSource<CityCase>({
    from: [...open, 'suspended'],
    closed: { closing: '原系统办结', delayAsked: null, disputed: null, suspendedUntil: null },
  }),
} as const satisfies Record<string, Spec>
