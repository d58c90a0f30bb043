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

/**
 * P(X ≤ k): so few of `drawn` are marked, when `marked` of `all` are and the draw is fair. Both
 * groups vary, and neither is taken as the truth (Fisher's exact test, one side).
 */
export function hypergeometricLow(
  k: number,
  draw: { readonly drawn: number; readonly marked: number; readonly all: number },
): number {
  const { drawn, marked, all } = draw
  const whole = logChoose(all, drawn)
  let sum = 0
  for (let i = Math.max(0, drawn - (all - marked)); i <= k; i += 1) {
    if (i > marked || drawn - i > all - marked) continue
    sum += Math.exp(logChoose(marked, i) + logChoose(all - marked, drawn - i) - whole)
  }
  return Math.min(1, sum)
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
