import type { Db, Queryable } from '../../platform/db/db.ts'
import { commit } from './ledger.rules.ts'
import { growMerkleTree, type MerkleTree } from './merkle.rules.ts'
import { loadRoots } from './roots.store.ts'
import type { CommitmentSource, CommittedText, DayRoot, HashAlgorithm } from './types.ts'
import {
  checkEntry,
  checkHead,
  checkKeptRoot,
  checkRoot,
  type Finding,
  ofDay,
  type RootClaim,
  type StoredEntry,
  type StreamEnd,
  type VerifyReport,
} from './verify.rules.ts'
import { findCommitments, findRegions, readEntries, readHeads } from './verify.store.ts'

/** More findings than this say the same again. */
export const findingsMax = 100

const textsPage = 1000
const rootsPage = 1000

export interface VerifyRequest {
  /** Only this region; all of them without it. */
  readonly regionCode?: string
  /** Roots kept outside, as `GET /api/v1/ledger/roots` gave them. */
  readonly keptRoots?: readonly Pick<DayRoot, 'regionCode' | 'day' | 'entries' | 'root'>[]
  /** The tables that hold committed texts. */
  readonly commitmentSources?: readonly CommitmentSource[]
}

/**
 * Recomputes every chain, head, root and commitment in one view of the database, with bounded
 * memory, beside a running server.
 */
export async function verifyLedger(db: Db, request: VerifyRequest = {}): Promise<VerifyReport> {
  return db.snapshot('verify reads every region', async (tx) => {
    const walk = openWalk()
    const regions = request.regionCode === undefined ? await findRegions(tx) : [request.regionCode]
    for (const regionCode of regions) await verifyRegion(tx, walk, { regionCode, request })
    for (const kept of request.keptRoots ?? []) {
      const isAsked = request.regionCode === undefined || request.regionCode === kept.regionCode
      if (isAsked && !regions.includes(kept.regionCode)) {
        walk.find(checkKeptRoot(kept, kept, undefined))
      }
    }
    return { ...walk.counts, regions: regions.length, findings: walk.findings }
  })
}

/** What is gathered on the way. */
interface Walk {
  readonly counts: {
    streams: number
    entries: number
    days: number
    texts: number
    differences: number
  }
  readonly findings: Finding[]
  find(finding: Finding | undefined): void
}

function openWalk(): Walk {
  const counts = { streams: 0, entries: 0, days: 0, texts: 0, differences: 0 }
  const findings: Finding[] = []
  return {
    counts,
    findings,
    find(finding) {
      if (finding === undefined) return
      counts.differences += 1
      if (findings.length < findingsMax) findings.push(finding)
    },
  }
}

async function verifyRegion(
  tx: Queryable,
  walk: Walk,
  work: { readonly regionCode: string; readonly request: VerifyRequest },
): Promise<void> {
  const { regionCode, request } = work
  const published = await readRoots(tx, regionCode)
  const days = growDays(published)
  await walkChains(tx, walk, { regionCode, addToDay: days.add })
  checkRoots(walk, { regionCode, published, days })
  for (const kept of request.keptRoots ?? []) {
    if (kept.regionCode === regionCode) {
      walk.find(checkKeptRoot(kept, kept, published.get(kept.day)))
    }
  }
  for (const source of request.commitmentSources ?? []) {
    await verifyTexts(tx, walk, { regionCode, source })
  }
}

async function readRoots(tx: Queryable, regionCode: string): Promise<Map<string, DayRoot>> {
  const roots = new Map<string, DayRoot>()
  for (let after: string | null = null; ; ) {
    const page: DayRoot[] = await loadRoots(tx, { regionCode, after, limit: rootsPage })
    for (const root of page) roots.set(root.day, root)
    const last = page.at(-1)
    if (last === undefined || page.length < rootsPage) return roots
    after = last.day
  }
}

/** A growing tree a day: entries come in the order of streams, which is that of the leaves. */
function growDays(published: ReadonlyMap<string, { hashAlgorithm: HashAlgorithm }>) {
  const trees = new Map<string, MerkleTree>()
  return {
    trees,
    add(entry: StoredEntry) {
      let tree = trees.get(entry.day)
      if (tree === undefined) {
        tree = growMerkleTree(published.get(entry.day)?.hashAlgorithm ?? 'sha256')
        trees.set(entry.day, tree)
      }
      tree.add(Buffer.from(entry.hash, 'hex'))
    },
  }
}

async function walkChains(
  tx: Queryable,
  walk: Walk,
  work: { readonly regionCode: string; readonly addToDay: (entry: StoredEntry) => void },
): Promise<void> {
  const { regionCode, addToDay } = work
  const heads = await openHeads(tx, walk, regionCode)
  let end: StreamEnd | undefined
  for await (const page of readEntries(tx, regionCode)) {
    for (const entry of page) {
      if (end !== undefined && !isSameStream(end, entry)) {
        await heads.compare(end)
        end = undefined
      }
      if (end === undefined) walk.counts.streams += 1
      walk.find(checkEntry(end, entry))
      walk.counts.entries += 1
      addToDay(entry)
      end = entry
    }
  }
  if (end !== undefined) await heads.compare(end)
  await heads.finish()
}

/** The heads of a region walked beside its streams, both in the same order. */
async function openHeads(tx: Queryable, walk: Walk, regionCode: string) {
  const pages = readHeads(tx, regionCode)
  let page: readonly StreamEnd[] = []
  let at = 0
  let head = await next()

  async function next(): Promise<StreamEnd | undefined> {
    if (at === page.length) {
      page = (await pages.next()).value ?? []
      at = 0
    }
    at += 1
    return page[at - 1]
  }

  return {
    async compare(end: StreamEnd): Promise<void> {
      while (head !== undefined && isBefore(head, end)) {
        walk.find(checkHead(regionCode, undefined, head))
        head = await next()
      }
      const own = head !== undefined && isSameStream(head, end) ? head : undefined
      walk.find(checkHead(regionCode, end, own))
      if (own !== undefined) head = await next()
    },
    async finish(): Promise<void> {
      for (; head !== undefined; head = await next()) {
        walk.find(checkHead(regionCode, undefined, head))
      }
    },
  }
}

function checkRoots(
  walk: Walk,
  work: {
    readonly regionCode: string
    readonly published: ReadonlyMap<string, DayRoot>
    readonly days: { readonly trees: ReadonlyMap<string, MerkleTree> }
  },
): void {
  const { regionCode, published, days } = work
  for (const [day, root] of published) {
    const tree = days.trees.get(day) ?? growMerkleTree(root.hashAlgorithm)
    const computed: RootClaim = { entries: tree.size, root: tree.root().toString('hex') }
    walk.find(checkRoot({ regionCode, day }, root, computed))
    walk.counts.days += 1
  }
  const lastClosed = [...published.keys()].at(-1)
  for (const day of days.trees.keys()) {
    // Days before the last root were closed as well: a missing root was taken away.
    if (lastClosed !== undefined && day < lastClosed && !published.has(day)) {
      walk.find(ofDay({ regionCode, day }, 'its entries are there but its root is missing'))
    }
  }
}

async function verifyTexts(
  tx: Queryable,
  walk: Walk,
  work: { readonly regionCode: string; readonly source: CommitmentSource },
): Promise<void> {
  const { regionCode, source } = work
  for (let after = ''; ; ) {
    const texts = await tx.query(source.texts({ regionCode, after, limit: textsPage }))
    if (texts.length > 0) {
      const rows = await findCommitments(tx, regionCode, texts)
      const found = Map.groupBy(rows, ({ key }) => key)
      for (const text of texts) {
        const commitments = (found.get(text.key) ?? []).map((row) => row.commitment)
        walk.find(checkText({ regionCode, table: source.table, text, commitments }))
      }
      walk.counts.texts += texts.length
    }
    const last = texts.at(-1)
    if (last === undefined || texts.length < textsPage) return
    after = last.key
  }
}

function checkText(claim: {
  readonly regionCode: string
  readonly table: string
  readonly text: CommittedText
  readonly commitments: readonly string[]
}): Finding | undefined {
  const { regionCode, table, text, commitments } = claim
  if (commitments.includes(commit(text.text, text.salt))) return undefined
  const { streamKind, streamId, seq, name } = text
  const what = commitments.length === 0 ? 'has no commitment' : 'does not match its commitment'
  const difference = `the text "${name}" in ${table} ${what}`
  return { regionCode, streamKind, streamId, seq, act: null, day: null, difference }
}

function isSameStream(left: StreamEnd, right: StreamEnd | StoredEntry): boolean {
  return left.streamKind === right.streamKind && left.streamId === right.streamId
}

function isBefore(left: StreamEnd, right: StreamEnd): boolean {
  if (left.streamKind !== right.streamKind) return left.streamKind < right.streamKind
  return left.streamId < right.streamId
}
