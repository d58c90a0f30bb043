/**
 * How often the signals of integrity flag an honest month, and how often they find what they are
 * there for: simulated months with fixed seeds, other ones than those of the tests. The last line is
 * one JSON object.
 *
 * Arguments: [months] of each kind, 1000.
 */
import { type SignalName, signalNames } from '../contract/src/integrity.ts'
import { signalLimits } from '../server/src/contexts/integrity/signal-limits.rules.ts'
import { findSignals } from '../server/src/contexts/integrity/signals.rules.ts'
import { cheats, cleanMonth, seeded } from '../server/src/contexts/integrity/test-months.ts'
import { rounded } from './load/figures.ts'

const months = Number(process.argv[2] ?? 1000)
const limits = signalLimits.otherwise.value
const firstSeed = 1_000_000

const falseAlarms = new Map<SignalName, number>()
let flaggedMonths = 0
for (let n = 0; n < months; n += 1) {
  const signals = findSignals(cleanMonth(seeded(firstSeed + n)), limits)
  const names = new Set(signals.map(({ signal }) => signal))
  for (const name of names) falseAlarms.set(name, (falseAlarms.get(name) ?? 0) + 1)
  if (names.size > 0) flaggedMonths += 1
}

// What is not reported is counted, not guessed.
const guessed = signalNames.filter((name) => name !== 'unreported')
const signals = guessed.map((name) => {
  const falseAlarm = rounded((falseAlarms.get(name) ?? 0) / months, 4)
  const power = rounded(foundOf(name) / months, 4)
  console.log(`${name}: flags ${falseAlarm} of clean months, finds ${power} of cheats`)
  return { name, falseAlarm, power }
})
const anyFalseAlarm = rounded(flaggedMonths / months, 4)
console.log(JSON.stringify({ name: 'signals', months, anyFalseAlarm, signals }))

function foundOf(name: SignalName): number {
  let found = 0
  for (let n = 0; n < months; n += 1) {
    const random = seeded(2 * firstSeed + n)
    const clean = cleanMonth(random)
    const month = cheats[name]?.(clean, random) ?? clean
    if (findSignals(month, limits).some(({ signal }) => signal === name)) found += 1
  }
  return found
}
