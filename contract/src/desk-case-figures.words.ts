import type { Dictionary } from './words.ts'

/** Words of the figures of the street and of the cases behind them. */
export const caseFiguresWords = {
  lead: {
    zh: '每个数附口径；点分子、分母，看它数的是哪些案件。申诉通过、不计超时的不进比率，含其在内的数列在旁边。',
    en: 'Each figure with its definition; its two numbers open to the cases they count. What an appeal exempted is in no rate; the rate with it stands beside.',
  },
  filing: { zh: '上报和立案', en: 'Reports and filing' },
  dispatching: { zh: '核实和派遣', en: 'Verification and dispatch' },
  handling: { zh: '处置', en: 'Handling' },
  closing: { zh: '核查和结案', en: 'Check and closing' },
  none: { zh: '期内没有案件', en: 'No case in the period' },
  noneNext: { zh: '可以换一段时间查看。', en: 'Look at another period.' },
} as const satisfies Dictionary
