/** A ticket that went to a unit, as its words and class tell it. */
export interface PastDispatch {
  readonly unitCode: string
  readonly category: string
  readonly words: readonly string[]
  /** Taken over from a former system: people decided there, and no suggestion of ours led them. */
  readonly imported: boolean
}

/** How often a feature was seen with a unit. */
export interface FeatureCount {
  readonly feature: string
  readonly unitCode: string
  readonly times: number
}

export interface Suggestion {
  readonly unitCode: string
  /** What of the belief of all units falls to this one, 0 to 1. */
  readonly share: number
}

export interface Measure {
  readonly imported: number
  readonly heldOut: number
  readonly firstRight: number
  readonly amongThree: number
}

/** Counts every ticket of a unit; no word and no class is empty. */
export const everyTicket = '*'
const suggestedMax = 3
const heldOutShare = 5
/** A rate of fewer than these says nothing. */
const heldOutMin = 30
const seenMin = 3

/** What is looked at of a ticket: its words, its class, and the class above. Numbers name nobody's duty. */
export function featuresOf({
  category,
  words,
}: Pick<PastDispatch, 'category' | 'words'>): string[] {
  const classes = category === '' ? [] : [`#${category.slice(0, 2)}`, `#${category}`]
  const said = words.filter((word) => /\p{Script=Han}/u.test(word) && word.length <= 20)
  return [...new Set([...classes, ...said])]
}

/** Counts features by unit. A word of fewer tickets than `seenMin` is forgotten: it may name a person. */
export function learn(dispatches: readonly PastDispatch[]): FeatureCount[] {
  const counts = new Map<string, FeatureCount>()
  for (const dispatch of dispatches) {
    const { unitCode } = dispatch
    for (const feature of [everyTicket, ...featuresOf(dispatch)]) {
      const key = `${feature}\n${unitCode}`
      counts.set(key, { feature, unitCode, times: (counts.get(key)?.times ?? 0) + 1 })
    }
  }
  const all = [...counts.values()]
  const seen = new Map<string, number>()
  for (const { feature, times } of all) seen.set(feature, (seen.get(feature) ?? 0) + times)
  return all.filter(({ feature }) => feature === everyTicket || (seen.get(feature) ?? 0) >= seenMin)
}

/**
 * Which units tickets like this went to, the likeliest first: naive Bayes over the features, each
 * count begun at one so that a word nobody has seen excludes no unit. Same counts, same answer.
 */
export function suggest(
  counts: readonly FeatureCount[],
  asked: Pick<PastDispatch, 'category' | 'words'>,
): Suggestion[] {
  const known = new Set(counts.map(({ feature }) => feature))
  const features = featuresOf(asked).filter((feature) => known.has(feature))
  if (features.length === 0) return []
  const times = new Map(counts.map((one) => [`${one.feature}\n${one.unitCode}`, one.times]))
  const units = counts.filter(({ feature }) => feature === everyTicket)
  const scored = units.map(({ unitCode, times: all }) => ({
    unitCode,
    score: features.reduce(
      (sum, feature) =>
        sum + Math.log(((times.get(`${feature}\n${unitCode}`) ?? 0) + 1) / (all + 2)),
      Math.log(all),
    ),
  }))
  const best = Math.max(...scored.map(({ score }) => score))
  const weighed = scored.map(({ unitCode, score }) => ({
    unitCode,
    weight: Math.exp(score - best),
  }))
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0)
  return weighed
    .toSorted((a, b) => b.weight - a.weight || (a.unitCode < b.unitCode ? -1 : 1))
    .slice(0, suggestedMax)
    .map(({ unitCode, weight }) => ({ unitCode, share: Math.round((weight / total) * 100) / 100 }))
}

/**
 * How often the first, or one of three, was the unit a ticket really went to: on imported tickets
 * alone, the latest fifth held out and foretold from those before. Our own dispatches would measure
 * how well people follow a suggestion.
 *
 * @param dispatches - the earliest first
 * @returns counts; nothing where too few were held out to say anything
 */
export function measure(dispatches: readonly PastDispatch[]): Measure {
  const imported = dispatches.filter((dispatch) => dispatch.imported)
  const heldOut = imported.slice(imported.length - Math.floor(imported.length / heldOutShare))
  const none = { imported: imported.length, heldOut: 0, firstRight: 0, amongThree: 0 }
  if (heldOut.length < heldOutMin) return none
  const counts = learn(imported.slice(0, imported.length - heldOut.length))
  const byFeature = Map.groupBy(counts, ({ feature }) => feature)
  const everywhere = byFeature.get(everyTicket) ?? []
  const answers = heldOut.map((dispatch) => {
    const relevant = featuresOf(dispatch).flatMap((feature) => byFeature.get(feature) ?? [])
    const suggested = suggest([...everywhere, ...relevant], dispatch)
    return suggested.findIndex(({ unitCode }) => unitCode === dispatch.unitCode)
  })
  return {
    ...none,
    heldOut: heldOut.length,
    firstRight: answers.filter((place) => place === 0).length,
    amongThree: answers.filter((place) => place >= 0).length,
  }
}
