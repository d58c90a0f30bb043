import type { PromiseCheckState } from './promises.ts'

/** How a promise in place of a paper stands, as screens say it. */
export const promiseCheckWords: Readonly<
  Record<PromiseCheckState, { readonly zh: string; readonly en: string }>
> = {
  open: { zh: '待核查', en: 'To be looked at' },
  correcting: { zh: '限期整改', en: 'To be put right' },
  found_true: { zh: '承诺属实', en: 'True' },
  corrected: { zh: '整改到位', en: 'Put right' },
  found_false: { zh: '承诺不实', en: 'False' },
}
