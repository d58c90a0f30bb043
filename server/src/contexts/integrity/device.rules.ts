import { cityOffsetSeconds } from '@huiyin/contract/time'
import type { Observation, Signal } from './signal.types.ts'
import { falseAlarmOf, type SignalLimits } from './signal-limits.rules.ts'

/**
 * One phone that reviewed for many in a day. Phones are handed on, each time with the same chance;
 * so the reviews of a phone fall off geometrically, and the chance is that of the others.
 */
export function deviceSignals(
  observations: readonly Observation[],
  limits: SignalLimits,
): Signal[] {
  const known = observations.filter(({ device }) => device !== null)
  const ofPlaces = [...Map.groupBy(known, ({ device, place }) => `${device} ${place}`).values()]
  const reviews = known.length
  const phones = ofPlaces.length
  const handedOnMin = limits.handedOnPercent / 100
  return ofPlaces.flatMap((own): Signal[] => {
    const [first] = own
    const observed = own.length
    if (first === undefined || observed < 2) return []
    // One more is added to both, so that a first time is rare and not impossible.
    const others = reviews - observed
    const handedOn = Math.max(handedOnMin, (others - (phones - 1) + 1) / (others + 2))
    const chance = handedOn ** (observed - 1)
    if (chance >= falseAlarmOf(limits) / phones) return []
    const day = new Date((first.submittedAt + cityOffsetSeconds) * 1000).toISOString().slice(0, 10)
    return [
      {
        ...{ signal: 'device', subjectKey: `${first.place} ${day} ${first.device?.slice(0, 8)}` },
        ...{ unitCode: first.unitCode, observed, among: reviews, expected: 1 / (1 - handedOn) },
        ...{ chance, reviewIds: own.map(({ reviewId }) => reviewId) },
      },
    ]
  })
}
