import type { ItemContent, ItemMaterial } from '@huiyin/contract/catalog-item'
import type { AbolishedProof } from '@huiyin/contract/catalog-rules'
import type { Find } from './item-checks.rules.ts'

/** What may be asked of people, in which situation, and what never again. */
export function checkMaterials(
  content: ItemContent,
  abolished: readonly AbolishedProof[],
  find: Find,
): void {
  const { handling, questions } = content
  const choices = questions.flatMap((question) => question.choices.map(({ id }) => id))
  findTwice([...questions.map(({ id }) => id), ...choices], (id) =>
    find('same-id', '/questions', { id }),
  )
  findTwice(
    handling.materials.map(({ name }) => name),
    (name) => find('same-material', '/handling/materials', { name }),
  )
  for (const [index, material] of handling.materials.entries()) {
    const at = `/handling/materials/${index}`
    checkSituations(material, new Set(choices), at, find)
    checkPaper(material, at, find)
    checkAbolished(material, abolished, at, find)
  }
  const used = new Set(handling.materials.flatMap(({ situations }) => situations))
  for (const [index, { text, choices: own }] of questions.entries()) {
    if (!own.some(({ id }) => used.has(id))) {
      find('situation-idle', `/questions/${index}`, { question: text })
    }
  }
}

function checkSituations(
  { name, situations }: ItemMaterial,
  known: ReadonlySet<string>,
  at: string,
  find: Find,
): void {
  for (const situation of situations) {
    if (!known.has(situation)) {
      find('situation-unknown', `${at}/situations`, { name, situation })
    }
  }
}

function checkPaper(material: ItemMaterial, at: string, find: Find): void {
  const { name, source, form, originals, copies } = material
  const papers = originals + copies
  if (source === 'applicant' && form !== 'electronic' && papers === 0) {
    find('paper-missing', `${at}/originals`, { name })
  }
  if (source !== 'register') return
  if (papers > 0) find('paper-of-register', `${at}/originals`, { name })
}

/** 兜底条款: 国务院 has banned them from lists of materials (国办发〔2018〕45号). */
const catchAll = /其他(?:相关|有关|必要|需要)?(?:的)?(?:材料|资料|证明)|要求提供的其他/

function checkAbolished(
  { name, source }: ItemMaterial,
  abolished: readonly AbolishedProof[],
  at: string,
  find: Find,
): void {
  if (catchAll.test(name)) find('vague-material', at, { name })
  if (source !== 'applicant') return
  const proof = abolished.find((one) => [one.name, ...one.alsoCalled].some((n) => name.includes(n)))
  if (proof !== undefined) {
    find('proof-abolished', at, { name, proof: proof.name, ground: proof.ground })
  }
}

function findTwice(all: readonly string[], tell: (one: string) => void): void {
  const twice = new Set(all.filter((one, index) => all.indexOf(one) !== index))
  for (const one of twice) tell(one)
}
