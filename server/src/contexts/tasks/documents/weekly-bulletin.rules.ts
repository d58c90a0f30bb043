import type { ClassCounts, CountedRow } from '@huiyin/contract/task-bulletins'
import { localDay, startOfDay } from '@huiyin/contract/time'
import {
  type Block,
  type LetterDocument,
  letterDay,
  letterMoment,
  paragraph,
  paragraphs,
  sections,
} from '../../../kernel/letters/index.ts'
import { formatShare } from '../../../kernel/metrics/index.ts'
import { type BulletinFacts, namedUnits } from './bulletin.rules.ts'

/** What is only known when a bulletin goes out. */
export interface BulletinIssue {
  /** 发文字号; a draft prints none. */
  readonly number: string | null
  readonly issuedAt: Date | null
  /** Numbers of problems whose objection was accepted. */
  readonly contested: ReadonlySet<string>
  /** SHA-256 over the facts, hex. */
  readonly factsHash: string
}

/** Version of this template; a bulletin issued with it is kept as the file it was. */
export const bulletinTemplateVersion = 1

export const bulletinTitle = '关于问题整改台账办理情况的通报'

/**
 * 通报: 总体情况, 分单位情况, 存在问题, 下步要求, 附件. Facts only: units are named for what is
 * overdue, none is ranked.
 */
export function weeklyBulletin(facts: BulletinFacts, issue: BulletinIssue): LetterDocument {
  const { number, issuedAt, contested, factsHash } = issue
  return {
    form: 'document',
    issuerName: facts.issuerName,
    number: number ?? '（送审稿）',
    title: bulletinTitle,
    addressee: '各责任单位',
    blocks: [
      paragraph(
        `现将${chineseDay(facts.weekFrom)}至${monthAndDay(facts.weekTo)}问题整改台账办理情况通报如下。数据截至${letterMoment(facts.countedAt)}。`,
      ),
      ...sections([
        { title: '总体情况', blocks: overall(facts) },
        { title: '分单位情况', blocks: unitTable(facts) },
        { title: '存在问题', blocks: problems(facts, contested) },
        { title: '下步要求', blocks: demands(facts) },
      ]),
    ],
    attachments: attachments(facts, contested),
    date: letterDay(issuedAt ?? facts.countedAt),
    note: null,
    copyTo: [],
    receipt: null,
    proof: {
      url: null,
      words: `本通报的文字与表格取自同一次统计，统计时点为${letterMoment(facts.countedAt)}，每个数都可在平台查到对应的问题。`,
      factsHash,
      templateVersion: String(bulletinTemplateVersion),
    },
  }
}

function overall(facts: BulletinFacts): readonly Block[] {
  const { total } = facts
  const rate = formatShare({ numerator: total.done, denominator: total.total }, 'zh')
  return [
    paragraph(
      `台账共有问题${total.total}个，其中已销号${total.done}个、整改中${total.open}个、本周到期${total.dueThisWeek}个、已逾期${total.overdue}个，销号率${rate}（${total.done}÷${total.total}）。本周新增${facts.openedThisWeek}个，销号${facts.closedThisWeek}个。`,
    ),
    paragraph(changeWords(facts)),
  ]
}

/** Against the bulletin before, which is kept as it was. */
function changeWords({ last, total }: BulletinFacts): string {
  if (last === null) return '本期为第一期，没有上期数据可比。'
  const change = (name: string, key: keyof ClassCounts) => {
    const by = total[key] - last.total[key]
    if (by === 0) return `${name}持平`
    return `${name}${by > 0 ? '增加' : '减少'}${Math.abs(by)}个`
  }
  return `与上期（截至${letterMoment(last.countedAt)}）相比，${[
    change('问题总数', 'total'),
    change('已销号', 'done'),
    change('已逾期', 'overdue'),
  ].join('，')}。`
}

const countHeads = ['整改中', '本周到期', '已逾期', '已销号', '合计'] as const

function unitTable({ units, total }: BulletinFacts): readonly Block[] {
  return [countTable('责任单位', units, total)]
}

/** Rows and their sum; the sum is the total of the text. */
function countTable(label: string, rows: readonly CountedRow[], total: ClassCounts): Block {
  return {
    type: 'table',
    head: ['序号', label, ...countHeads],
    rows: [
      ...rows.map((row, index) => [String(index + 1), row.name, ...counts(row)]),
      ['', '合计', ...counts(total)],
    ],
  }
}

function counts(row: ClassCounts): string[] {
  return [row.open, row.dueThisWeek, row.overdue, row.done, row.total].map(String)
}

function problems(facts: BulletinFacts, contested: ReadonlySet<string>): readonly Block[] {
  const named = namedUnits(facts.overdue, contested)
  const accepted = facts.overdue.filter(({ number }) => contested.has(number)).length
  if (facts.overdue.length === 0) return [paragraph('本周没有已逾期的问题。')]
  const lead = `有${named.length}个单位的${facts.overdue.length - accepted}个问题已逾期（明细见附件1，点名前已给予一个工作日提出异议）：`
  return [
    ...(named.length === 0 ? [] : [paragraph(lead)]),
    ...named.map(({ unitName, lines }, index) => {
      const longest = Math.max(...lines.map(({ daysOverdue }) => daysOverdue))
      return paragraph(`${index + 1}. ${unitName}：${lines.length}个，最长逾期${longest}天。`)
    }),
    ...(accepted === 0
      ? []
      : [paragraph(`另有${accepted}个已逾期问题的责任单位提出异议，经核采纳，计数不点名。`)]),
  ]
}

function demands({ requirements, overdue, answerBy }: BulletinFacts): readonly Block[] {
  const answer = `有已逾期问题的单位请于${chineseDay(answerBy)}前在平台填报整改情况，不另报纸质材料。`
  return paragraphs(overdue.length === 0 ? requirements : [...requirements, answer])
}

function attachments(facts: BulletinFacts, contested: ReadonlySet<string>) {
  const named = facts.overdue.filter(({ number }) => !contested.has(number))
  const list: LetterDocument['attachments'][number] = {
    title: '已逾期问题清单',
    blocks: [
      {
        type: 'table',
        head: ['序号', '问题编号', '责任单位', '问题', '应完成日期', '逾期天数'],
        rows: named.map((line, index) => [
          String(index + 1),
          line.problemNumber ?? line.number,
          line.unitName,
          shortened(line.problem),
          line.dueOn,
          String(line.daysOverdue),
        ]),
      },
    ],
  }
  const aspects = {
    title: '分类别情况表',
    blocks: [countTable('类别', facts.aspects, facts.total)],
  }
  return named.length === 0 ? [aspects] : [list, aspects]
}

/** A cell holds the beginning; the whole text stands in the ledger. */
function shortened(text: string): string {
  const lengthMax = 60
  const oneLine = text.replaceAll(/\s+/g, ' ')
  return oneLine.length <= lengthMax ? oneLine : `${oneLine.slice(0, lengthMax - 1)}…`
}

function chineseDay(day: string): string {
  return letterDay(startOfDay(localDay(day)))
}

function monthAndDay(day: string): string {
  return chineseDay(day).replace(/^\d+年/, '')
}
