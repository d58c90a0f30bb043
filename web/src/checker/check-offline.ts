import {
  type Checked,
  checkCertificate,
  type Known,
  readStatusList,
  type VerifySignature,
} from '@huiyin/contract/certificate-check'
import { verdictWords } from '@huiyin/contract/certificates.words'
import { ed25519 } from '@noble/curves/ed25519'
import { sm2 } from 'sm-crypto-v2'

/**
 * The page that verifies without a network: keys and lists were put into it when it was fetched, and
 * nothing is ever sent. It is one file, so that it may be saved and passed on.
 */

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const verify: VerifySignature = ({ suite, publicKey, message, signature }) => {
  try {
    return suite === 'ed25519'
      ? ed25519.verify(signature, message, publicKey)
      : sm2.doVerifySignature(message, hex(signature), hex(publicKey), { hash: true })
  } catch {
    return false
  }
}

const carried = JSON.parse(element('carried').textContent ?? '{}') as Pick<Known, 'keys' | 'lists'>
const field = element('code') as HTMLTextAreaElement
const result = element('result')

element('form').addEventListener('submit', (event) => {
  event.preventDefault()
  void show()
})
void sayAge()

async function show(): Promise<void> {
  result.textContent = ''
  draw(await checkCertificate(field.value, known()))
  result.focus()
}

function known(): Known {
  return { ...carried, now: new Date(), verify }
}

/** State first; then what was signed, to be compared with the paper. */
function draw({ verdict, number, claims, statusAsOf, isStale }: Checked): void {
  const words = verdictWords[verdict]
  result.className = `card ${words.tone === 'bad' ? 'breach' : 'next'}`
  add('h2', words.zh).className = 'big'
  add('p', words.advice.zh)
  if (statusAsOf !== null) add('p', `状态截至 ${moment(statusAsOf)}`).className = 'soft'
  if (isStale) add('p', '状态清单已过期：请联网更新本页后再核验一次。')
  if (claims === null) return
  const until = claims.validUntil
  const rows: readonly (readonly [string, string])[] = [
    ['证照名称', claims.certificateName],
    ['持证人', claims.holderName],
    ['证件号码后四位', claims.holderCodeEnd ?? '未载'],
    ['发证单位', claims.issuerName],
    ['发证时间', moment(new Date(claims.issuedAt * 1000).toISOString())],
    ['有效期', `${day(claims.validFrom)} 至 ${until === null ? '长期' : day(until - 1)}`],
    ['证照编号', number ?? ''],
  ]
  const list = result.appendChild(document.createElement('dl'))
  list.className = 'facts'
  for (const [label, value] of rows) {
    list.appendChild(document.createElement('dt')).textContent = label
    list.appendChild(document.createElement('dd')).textContent = value
  }
}

function add(tag: 'h2' | 'p', text: string): HTMLElement {
  const made = result.appendChild(document.createElement(tag))
  made.textContent = text
  return made
}

/** How old what is carried along is: the oldest list counts. */
async function sayAge(): Promise<void> {
  const lists = await Promise.all(carried.lists.map((one) => readStatusList(one, known())))
  const oldest = Math.min(...lists.map((list) => list?.asOf ?? 0))
  element('age').textContent =
    lists.length === 0
      ? '本页没有带上状态清单：只能核对签名。'
      : `状态清单截至 ${moment(new Date(oldest * 1000).toISOString())}。`
}

function moment(text: string): string {
  return new Date(text).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })
}

function day(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai' })
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`the page has no ${id}`)
  return found
}
