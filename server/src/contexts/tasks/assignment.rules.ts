import type { LetterWanted } from '../../kernel/matter/lifecycle.ts'
import type { TaskContent } from './task.types.ts'

/** A letter prints so much of one text; a longer one is in the ledger. */
const factLengthMax = 4000

/** 交办函 of a row of the ledger: what was found, what is asked, by when, who answers. */
export function assignmentLetter(content: TaskContent, dueAt: Date): LetterWanted {
  return {
    kind: 'assignment',
    toUnitCode: content.unitCode,
    facts: {
      subject: '台账问题整改事项',
      ...(content.source === null ? {} : { source: content.source }),
      summary: cut(lines(content.problem, content.details)),
      requirements: requirementsOf(content),
      answerTo: '在回音平台填写整改进展，完成后附佐证材料申请销号，不另报纸质材料。',
      dueAt,
    },
  }
}

function requirementsOf(content: TaskContent): readonly string[] {
  const named: readonly (readonly [string, string | null])[] = [
    ['整改目标', content.goal],
    ['整改措施', content.measure],
    ['责任领导', content.leader],
    ['直接责任人', content.directPerson],
    ['整改时限', content.deadlineText],
  ]
  const known = named.flatMap(([label, value]) =>
    value === null ? [] : [cut(`${label}：${value}`)],
  )
  return [...known, '整改完成后申请销号，由未参与整改的单位或人员核验，经签批后销号。']
}

function lines(...texts: readonly (string | null)[]): string {
  return texts.filter((text) => text !== null).join('\n')
}

function cut(text: string): string {
  return text.length <= factLengthMax ? text : `${text.slice(0, factLengthMax - 1)}…`
}
