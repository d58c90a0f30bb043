import type { Snapshot } from '../../kernel/snapshots/index.ts'

/** What lies in the folder, for whoever opens it. */
export function readMe(snapshot: Snapshot, regionName: string): string {
  const { periodFrom, periodTo, edition, resultHash } = snapshot
  return `审计包 Audit pack
${regionName} ${periodFrom} – ${periodTo}，第 ${edition} 版 edition ${edition}
结果校验值 Hash of the results: ${resultHash}

services.csv     期内办结的服务，一行一件 services that ended, a line each
dates.csv        期内到期的首次联系和整改 first contacts and rectifications that fell due
definitions.json 每个指标的名称、定义、分子、分母、不含 how every figure is counted
results.csv      公布的全部数字 every published number
snapshot.json    冻结时间、代码版本、校验值 when it was frozen, by which code, hashes
manifest.sha256  全部文件的 SHA-256：sha256sum -c manifest.sha256
recount.py       独立复算：python3 recount.py （只需 Python 3.8 以上 needs Python 3.8 or later only）
recount.mjs      另一种：node recount.mjs （只需 Node 18 以上 or Node 18 or later）

行中没有姓名、电话、证件号、办件编号和评价文字；ref 是带密钥的散列，只有本机关能够对应到原件。
No names, phones, identity or case numbers and no texts: ref is a keyed hash that only the office
can lead back to the case.

可信的依据 What to hold it against: the hashes stand in the ledger entry figures.frozen, which the
daily root of ${snapshot.frozenAt.toISOString().slice(0, 10)} includes; ask whoever keeps a copy of the roots.
`
}
