/** Coefficients of Lanczos' approximation of the gamma function (g = 7), good to 15 digits. */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
] as const

/** ln n!, for whole n. */
function logFactorial(n: number): number {
  if (n < 2) return 0
  const base = n + 7.5
  const series = lanczos.reduce((sum, c, index) => (index === 0 ? c : sum + c / (n + index)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (n + 0.5) * Math.log(base) - base + Math.log(series)
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

/** Terms beyond the peak become nothing long before this. */
const negligible = 1e-18

/** P(X ≥ k) of a Poisson variable with the mean `lambda`: 12 or more where 3 are usual, 0.00007. */
export function poissonTail(k: number, lambda: number): number {
  const term = (i: number) => Math.exp(i * Math.log(lambda) - lambda - logFactorial(i))
  if (lambda <= 0) return k <= 0 ? 1 : 0
  return tailFrom(k, lambda, Number.POSITIVE_INFINITY, term)
}

/** P(X ≥ k) of n tries that succeed with chance p each. */
export function binomialTail(k: number, n: number, p: number): number {
  if (p <= 0) return k <= 0 ? 1 : 0
  if (p >= 1) return k <= n ? 1 : 0
  const [logP, logQ] = [Math.log(p), Math.log1p(-p)]
  return tailFrom(k, n * p, n, (i) => Math.exp(logChoose(n, i) + i * logP + (n - i) * logQ))
}

/** Some are drawn of all, of which some are marked. */
interface Draw {
  readonly drawn: number
  readonly marked: number
  readonly all: number
}

/**
 * P(X ≤ k): so few of `drawn` are marked, when `marked` of `all` are and the draw is fair. Both
 * groups vary, and neither is taken as the truth (Fisher's exact test, one side).
 */
export function hypergeometricLow(k: number, draw: Draw): number {
  return hypergeometricSum(0, k, draw)
}

/** P(X ≥ k): so many of them, likewise. */
export function hypergeometricHigh(k: number, draw: Draw): number {
  return hypergeometricSum(k, Math.min(draw.drawn, draw.marked), draw)
}

function hypergeometricSum(from: number, to: number, { drawn, marked, all }: Draw): number {
  const whole = logChoose(all, drawn)
  let sum = 0
  for (let i = Math.max(from, drawn - (all - marked)); i <= to; i += 1) {
    if (i > marked || drawn - i > all - marked) continue
    sum += Math.exp(logChoose(marked, i) + logChoose(all - marked, drawn - i) - whole)
  }
  return Math.min(1, sum)
}

/** Depth of the continued fraction; beyond two deviations it is exact to 12 digits long before. */
const fractionDepth = 200

/** P(Z ≥ z) of a standard normal variable; 0.0013499 for 3. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z)
  const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI)
  if (z >= 2) {
    let below = z
    for (let k = fractionDepth; k > 0; k -= 1) below = z + k / below
    return density / below
  }
  let [sum, term] = [z, z]
  for (let k = 3; term > sum * negligible; k += 2) {
    term *= (z * z) / k
    sum += term
  }
  return 0.5 - density * sum
}

function tailFrom(k: number, mean: number, last: number, term: (i: number) => number): number {
  let sum = 0
  for (let i = Math.max(0, k); i <= last; i += 1) {
    const next = term(i)
    sum += next
    if (i > mean && next < sum * negligible) break
    if (i > mean && next < Number.MIN_VALUE) break
  }
  return Math.min(1, sum)
}
