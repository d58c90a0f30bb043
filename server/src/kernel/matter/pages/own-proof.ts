import { type Fault, hiddenField } from '../../../platform/pages/fields.ts'
import type { Html } from '../../../platform/pages/html.ts'
import type { OwnMatterView, Proof } from '../matter.view.ts'

/** What the page of one's own matter is drawn with. */
export interface OwnPage {
  readonly view: OwnMatterView
  /** Travels on in each form; never in an address. */
  readonly proof: Proof
  readonly faults: readonly Fault[]
  /** What the person has just done, said first. */
  readonly done: string | null
}

/** The proof as hidden fields. */
export function proofFields(proof: Proof): Html {
  if ('ticket' in proof) return hiddenField('ticket', proof.ticket)
  return 'receiptCode' in proof
    ? hiddenField('receiptCode', proof.receiptCode)
    : hiddenField('phoneTail', proof.phoneTail)
}
