import { type LetterWording, LetterWordingValue } from '@huiyin/contract/letter-wordings'
import type { FieldLabel } from '@huiyin/contract/rule-values'
import { addDays, localDay, startOfDay } from '@huiyin/contract/time'
import { ruleSubject, type Subject } from '../editions/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { countLetters } from './letters.store.ts'
import { type LetterKind, letterKinds } from './types.ts'
import { fieldsOfKind, findWordingFaults, ruleOfKind } from './wording/index.ts'

const labels = {
  assignment: { zh: '交办函', en: 'Assignment (交办函)' },
  reassignment: { zh: '转交函', en: 'Reassignment (转交函)' },
  supervision: { zh: '督办提示函', en: 'Supervision (督办提示函)' },
  notice_of_delay: { zh: '延期告知书', en: 'Notice of delay (延期告知书)' },
  rectification_answer: { zh: '整改反馈函', en: 'Answer to the person (整改反馈函)' },
  appeal_decision: { zh: '申诉复核决定书', en: 'Decision of an appeal (申诉复核决定书)' },
  extension_decision: { zh: '延期审批单', en: 'Decision of an extension (延期审批单)' },
  follow_up_record: { zh: '回访记录单', en: 'Record of a follow-up (回访记录单)' },
  publication_review: { zh: '公示审核单', en: 'Review before publication (公示审核单)' },
  filing_receipt: { zh: '收件凭证', en: 'Receipt of an application (收件凭证)' },
  acceptance_notice: { zh: '受理通知书', en: 'Acceptance (受理通知书)' },
  correction_notice: { zh: '一次性补正告知书', en: 'What is missing, told once (补正告知书)' },
  refusal_to_accept: { zh: '不予受理决定书', en: 'Refusal to accept (不予受理决定书)' },
  grant_decision: { zh: '准予行政许可决定书', en: 'Licence granted (准予许可决定书)' },
  refusal_decision: { zh: '不予行政许可决定书', en: 'Licence refused (不予许可决定书)' },
  special_procedure_notice: { zh: '特别程序告知书', en: 'Special procedure (特别程序告知书)' },
  delivery_record: { zh: '送达回证', en: 'Record of delivery (送达回证)' },
  certificate_decision: {
    zh: '证照变动决定书',
    en: 'Decision about a certificate (证照变动决定书)',
  },
  outside_reply: { zh: '回复单', en: 'Reply to another system (回复单)' },
} as const satisfies Record<LetterKind, FieldLabel>

/** Days before the date of effect in which letters are counted, so that a month can be imagined. */
const latelyDays = 30

/** The wording of each kind of letter, ruled on by editions; letters keep the one they were made with. */
export function wordingSubjects(rulebook: Rulebook): Subject[] {
  return letterKinds.map((kind) =>
    ruleSubject(rulebook, {
      rule: ruleOfKind(kind),
      group: 'letters',
      label: labels[kind],
      restsOn: 'GB/T 9704—2012（格式）',
      // Screens list the fields beside the form.
      schema: { ...LetterWordingValue, fields: fieldsOfKind(kind) },
      begins: 'today',
      fault: (value) => sayFaults(kind, value as LetterWording),
      touches: async (q, { regionCode, effectiveFrom }) => {
        const since = startOfDay(addDays(localDay(effectiveFrom), -latelyDays))
        const { all, lately } = await countLetters(q, regionCode, { kind, since })
        return [
          { what: 'letters_kept', count: all, examples: [] },
          { what: 'letters_lately', count: lately, examples: [] },
        ]
      },
    }),
  )
}

function sayFaults(kind: LetterKind, wording: LetterWording): string | undefined {
  const faults = findWordingFaults(kind, wording)
  return faults.length === 0
    ? undefined
    : faults.map(({ fault, at }) => `${fault}: ${at}`).join('; ')
}
