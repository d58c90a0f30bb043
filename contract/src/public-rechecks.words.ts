import type { Dictionary } from './words.ts'

/** 随机复核: what is drawn from, how, and what was found, for whoever draws it again. */
export const publicRecheckWords = {
  recheckTitle: { zh: '案件随机复核', en: 'Random re-checks' },
  recheckLead: {
    zh: '已结案的城市管理案件按公开的办法随机抽取，由其他片区的监督员再看一次。抽什么、怎么抽，在种子产生之前就已公布，任何人都可以重算。',
    en: 'Closed cases are drawn by a published method and looked at again by collectors of another area. What is drawn from and how is published before the seed exists, and anybody can run it again.',
  },
  recheckNone: { zh: '还没有公布过复核。', en: 'No re-check was announced yet.' },
  recheckOf: { zh: '{from} 至 {to} 结案的案件', en: 'Cases closed from {from} to {to}' },
  recheckState: {
    zh: '共 {population} 件，抽 {size} 件；已复核 {checked} 件，其中假性整改 {notLasting} 件',
    en: '{population} cases, {size} to be drawn; {checked} looked at, {notLasting} there again',
  },
  recheckSource: { zh: '种子来源', en: 'Where the seed comes from' },
  recheckSeedOn: { zh: '种子公布日期', en: 'Known on' },
  recheckAnnounced: { zh: '抽取办法公布时间', en: 'Announced' },
  recheckSeed: { zh: '种子', en: 'Seed' },
  recheckNoSeed: { zh: '还没有产生', en: 'Not yet' },
  recheckHash: { zh: '案件清单的 SHA-256', en: 'SHA-256 of the list' },
  recheckHow: { zh: '怎样重算', en: 'How to run it again' },
  recheckHowText: {
    zh: '对清单中每个编号，计算“种子|编号”（UTF-8）的 SHA-256，按十六进制结果从小到大排列，取前 {size} 个。清单按编号排序、换行符连接后的 SHA-256 见上。',
    en: 'For each number take the SHA-256 of “seed|number” (UTF-8), sort by its hexadecimal form and take the first {size}. The SHA-256 above is of the sorted list joined by line feeds.',
  },
  recheckList: { zh: '案件清单（{n} 件）', en: 'What is drawn from ({n})' },
  recheckDrawn: { zh: '抽中的案件', en: 'What was drawn' },
  recheckWaiting: { zh: '待复核', en: 'To be looked at' },
} as const satisfies Dictionary
