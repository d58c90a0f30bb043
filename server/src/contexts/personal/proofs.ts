import type { PersonProof } from '../../kernel/citizens/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { PageContext } from '../../platform/pages/context.ts'
import type { Fault } from '../../platform/pages/fields.ts'
import { type FormBody, one, typedCode } from '../../platform/pages/form-body.ts'
import { refusalWords } from '../../platform/pages/refusal-words.ts'

/** A receipt code, else name and end of number; `null` when neither is whole. */
export function readProof(body: FormBody): PersonProof | null {
  const receiptCode = typedCode(one(body, 'receiptCode'))
  if (receiptCode !== '') return { receiptCode }
  const name = one(body, 'name').trim()
  const numberTail = typedCode(one(body, 'tail'))
  return name === '' || numberTail.length !== 4 ? null : { name, numberTail }
}

/** What a proof was refused for, beside its field. */
export function proofFault(context: PageContext, error: unknown): Fault {
  if (!(error instanceof Refusal)) throw error
  const { triesLeft } = error.details
  const message =
    typeof triesLeft === 'number'
      ? context.say('faultMeWhoWrong', { count: triesLeft })
      : refusalWords(context, error)
  return { field: 'receiptCode', message }
}
