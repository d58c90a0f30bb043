import type { PromiseState } from './application-counts.ts'

/** How a promise stands, as screens and files say it. */
export const promiseStateWords: Readonly<
  Record<PromiseState, { readonly zh: string; readonly en: string }>
> = {
  open: { zh: '待补', en: 'Open' },
  kept: { zh: '按期补齐', en: 'Kept' },
  late: { zh: '逾期补齐', en: 'Late' },
  broken: { zh: '逾期未补', en: 'Broken' },
  void: { zh: '办件已终止', en: 'Void' },
}
