import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { PageAnswer } from './form.ts'
import { itemContent, itemMaterial } from './item-content.ts'
import type { OwnBrowser } from './own-pages.ts'

/** Papers as people have them on their phone. */
export const pdf = { field: 'files', name: '房本.pdf', bytes: Buffer.from('%PDF-1.7\n') }

/** People with numbers that are right, and nobody's. */
export const people = {
  wang: { name: '王申请', idNumber: '11010519491231002X' },
  chen: { name: '陈外省', idNumber: '440524188001010014' },
} as const

const days = (amount: number) => ({ amount, unit: 'working_day' as const })

/** A shop permit: a question, a figure, papers that must come, may follow, or may be promised. */
export const shopPermit: ItemContent = itemContent({
  identity: { ...itemContent().identity, name: '小店经营许可' },
  promise: { ...itemContent().promise, statutoryLimit: days(20), promisedLimit: days(5) },
  questions: [
    {
      id: 'premises',
      text: '经营场所是？',
      choices: [
        { id: 'own', text: '自有房屋' },
        { id: 'rented', text: '租用房屋' },
      ],
    },
  ],
  handling: {
    steps: [
      { id: 'accept', name: '受理', unit: 'police', limit: days(1), after: [] },
      {
        id: 'decide',
        name: '决定',
        kind: 'decide',
        unit: 'police',
        limit: days(4),
        after: ['accept'],
      },
    ],
    materials: [
      itemMaterial({ id: 'deed', name: '房屋所有权证明', situations: ['own'] }),
      itemMaterial({ id: 'lease', name: '租赁合同', situations: ['rented'] }),
      itemMaterial({ id: 'health', name: '健康证明', deferrable: true }),
      itemMaterial({ id: 'safety', name: '安全制度', isPromisable: true }),
      itemMaterial({
        id: 'licence',
        name: '营业执照',
        source: 'register',
        sourceId: '市场主体库',
        originals: 0,
        form: 'electronic',
      }),
    ],
    specialProcedures: [],
    decisions: [],
    results: [{ id: 'permit', name: '小店经营许可证', kind: 'certificate', step: 'decide' }],
  },
})

/** Where a redirect leads. */
export const ledTo = (answer: PageAnswer) => String(answer.headers.location ?? '')

/** Begins the form as somebody; returns the address of the draft. */
export async function begin(
  browser: OwnBrowser,
  subject: { readonly item: string } | { readonly theme: string },
  who: Readonly<Record<string, string>>,
): Promise<string> {
  const begun = await browser.send('/me/apply', { ...subject, kind: 'person', ...who })
  if (begun.status !== 303) throw new Error(`apply: ${begun.status} ${begun.body}`)
  return ledTo(begun)
}

/** Fills in the shop permit but for checking it: the lease uploaded, one owed, one promised. */
export async function fillShop(browser: OwnBrowser, draft: string): Promise<void> {
  const answers = [
    await browser.send(`${draft}/q1`, { choice: 'rented' }),
    await browser.upload(`${draft}/m1`, [pdf]),
    await browser.upload(`${draft}/m2`, [], { how: 'later' }),
    await browser.upload(`${draft}/m3`, [], { how: 'promise' }),
    await browser.send(`${draft}/delivery`, { way: 'counter' }),
  ]
  for (const { status, body } of answers) if (status !== 303) throw new Error(`${status} ${body}`)
}

/** Number and receipt code of the page after handing in. */
export function receiptOn({ body }: PageAnswer): { number: string; receiptCode: string } {
  const [number = '', receiptCode = ''] = [...body.matchAll(/class="code">([^<]+)</g)].map(
    ([, text = '']) => text,
  )
  return { number, receiptCode }
}
