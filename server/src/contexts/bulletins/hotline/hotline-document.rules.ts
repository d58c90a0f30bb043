import type { HotlineCount } from '@huiyin/contract/hotline-bulletins'
import { hotlineCountWords, hotlinePeriodWords } from '@huiyin/contract/hotline-bulletins.words'
import { localDay, startOfDay } from '@huiyin/contract/time'
import {
  type Block,
  type LetterDocument,
  letterDay,
  paragraph,
  paragraphs,
  sections,
} from '../../../kernel/letters/index.ts'
import { percentOf } from '../facts.rules.ts'
import type { Issue } from '../weekly-document.rules.ts'
import type { HotlineFacts } from './hotline-facts.rules.ts'

/** Version of this template; a published bulletin is kept as the file it was. */
const templateVersion = 1

/** What a bulletin of the hotline is called: 日报, 周报 or 月报. */
export function hotlineTitle({ period }: Pick<HotlineFacts, 'period'>): string {
  return `关于政务服务便民热线运行情况的通报（${hotlinePeriodWords[period].zh}）`
}

/** 通报: 总体情况, 分类情况, 回访情况, 附件. It names no unit and ranks nothing. */
export function hotlineDocument(facts: HotlineFacts, issue: Issue): LetterDocument {
  const { edition, correction } = issue
  const title = hotlineTitle(facts)
  const amended =
    correction === null ? [] : [paragraph(`本通报是本期第${edition}版，更正原因：${correction}`)]
  return {
    form: 'document',
    issuerName: facts.issuerName,
    number: issue.number ?? '（送审稿）',
    title: edition === 1 ? title : `${title}（更正）`,
    addressee: '各承办单位',
    blocks: [
      paragraph(`现将${daysOf(facts)}政务服务便民热线运行情况通报如下。`),
      ...amended,
      ...sections([
        { title: '总体情况', blocks: overall(facts) },
        { title: '分类情况', blocks: [classTable(facts)] },
        { title: '回访情况', blocks: callbacks(facts) },
      ]),
    ],
    attachments: [
      { title: '指标表', blocks: [figureTable(facts)] },
      { title: '统计口径说明', blocks: paragraphs(hotlineMethod(facts)) },
    ],
    date: letterDay(issue.issuedAt),
    note: null,
    copyTo: [],
    receipt: null,
    proof: {
      url: null,
      words: '本通报的文字与表格取自同一次统计，拟稿后不再变动。',
      factsHash: issue.factsHash,
      templateVersion: String(templateVersion),
    },
  }
}

/** How it was counted, sentence by sentence. */
export function hotlineMethod({ figures }: HotlineFacts): string[] {
  return [
    '受理数是本期内收到的工单；办结数是本期内办结或直接答复的工单，不论何时收到。',
    '按时答复以首次交办时确定的答复时限为准，延期不改变这一时限。',
    '满意、解决只统计回访接通的；未联系上的单列，并给出解决率的最低和最高可能值。',
    ...figures.map(({ name, definition }) => `${name.zh}：${definition}`),
  ]
}

function daysOf({ period, from, to }: HotlineFacts): string {
  const said = (day: string) => letterDay(startOfDay(localDay(day)))
  if (period === 'daily') return said(to)
  return `${said(from)}至${said(to).replace(/^\d+年/, '')}`
}

function overall({ total, last }: HotlineFacts): readonly Block[] {
  const { received, closed, direct, dispatched, onTime } = total
  return [
    paragraph(
      `本期共受理工单${received}件，办结${closed}件，其中直接答复${direct}件、转办办结${dispatched}件；转办件按时答复${onTime}件，按时率${rate(onTime, dispatched)}。`,
    ),
    paragraph(last === null ? '上期没有印发通报，没有数据可比。' : changeWords(total, last)),
  ]
}

function changeWords(total: HotlineCount, last: HotlineCount): string {
  const change = (key: 'received' | 'closed') => {
    const by = total[key] - last[key]
    const name = hotlineCountWords[key].zh
    return by === 0 ? `${name}持平` : `${name}${by > 0 ? '增加' : '减少'}${Math.abs(by)}件`
  }
  return `与上期相比，${change('received')}，${change('closed')}。`
}

const columns = ['received', 'closed', 'dispatched', 'onTime', 'reached', 'satisfied'] as const

function classTable({ classes, total }: HotlineFacts): Block {
  if (classes.length === 0) return paragraph('本期没有工单。')
  return {
    type: 'table',
    head: ['类别', ...columns.map((key) => hotlineCountWords[key].zh)],
    rows: [
      ...classes.map((one) => [one.name, ...columns.map((key) => String(one[key]))]),
      ['合计', ...columns.map((key) => String(total[key]))],
    ],
  }
}

function callbacks({ total }: HotlineFacts): readonly Block[] {
  const { reached, notReached, solved, satisfied } = total
  const asked = reached + notReached
  if (asked === 0) return [paragraph('本期没有回访。')]
  return [
    paragraph(
      `回访接通${reached}件，未联系上${notReached}件。接通的工单中，已解决${solved}件（${rate(solved, reached)}），满意${satisfied}件（${rate(satisfied, reached)}）。`,
    ),
    paragraph(
      `未联系上的全部按未解决计，解决率为${rate(solved, asked)}；全部按已解决计，为${rate(solved + notReached, asked)}。`,
    ),
  ]
}

function figureTable({ figures }: HotlineFacts): Block {
  return {
    type: 'table',
    head: ['指标', '分子', '分母', '结果'],
    rows: figures.map(({ name, numerator, denominator }) => [
      name.zh,
      String(numerator),
      denominator === null ? '—' : String(denominator),
      denominator === null ? String(numerator) : rate(numerator, denominator),
    ]),
  }
}

function rate(part: number, whole: number): string {
  const percent = percentOf(part, whole)
  return percent === null ? '无数据' : `${percent.toFixed(2)}%`
}
