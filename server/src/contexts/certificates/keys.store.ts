import type { SignatureSuite } from '@huiyin/contract/certificate-envelope'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

/** A key without what signs. */
export interface PublicKeyRow {
  readonly regionCode: string
  readonly id: string
  readonly suite: SignatureSuite
  readonly publicKey: Buffer
  readonly validFrom: Date
  readonly validUntil: Date | null
  readonly compromisedAt: Date | null
}

/** A key that signs. */
export interface SigningKeyRow extends PublicKeyRow {
  readonly sealedPrivate: string
}

/** Keys of an installation at most: a key a year and suite for each region of a province. */
const keysMax = 5000

const published = sql`
  region_code as "regionCode", id, suite, public_key as "publicKey", valid_from as "validFrom",
  valid_until as "validUntil", compromised_at as "compromisedAt"`

/** The key that signs now. */
export async function findCurrentKey(
  q: Queryable,
  regionCode: string,
  suite: SignatureSuite,
): Promise<SigningKeyRow | undefined> {
  const [row] = await q.query(sql<SigningKeyRow>`
    select ${published}, sealed_private as "sealedPrivate"
    from certificates.signing_key
    where region_code = ${regionCode}
    and suite = ${suite}
    and valid_until is null`)
  return row
}

/** Keeps a key, unless another process has made one at the same time. */
export async function insertKey(tx: Tx, key: SigningKeyRow): Promise<void> {
  await tx.query(
    insertRows(
      'certificates.signing_key',
      {
        region_code: 'text',
        id: 'text',
        suite: 'text',
        public_key: 'bytea',
        sealed_private: 'text',
        valid_from: 'timestamptz',
        valid_until: 'timestamptz',
        compromised_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          id: key.id,
          suite: key.suite,
          public_key: key.publicKey,
          sealed_private: key.sealedPrivate,
          valid_from: key.validFrom,
          valid_until: key.validUntil,
          compromised_at: key.compromisedAt,
        },
      ],
      'on conflict (region_code, suite) where valid_until is null do nothing',
    ),
  )
}

/** Ends the time of the key that signs now; says whether there was one. */
export async function endCurrentKey(
  tx: Tx,
  ended: { readonly suite: SignatureSuite; readonly at: Date; readonly compromised: boolean },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    update certificates.signing_key
    set valid_until = ${ended.at},
      compromised_at = case when ${ended.compromised} then ${ended.at}::timestamptz end
    where region_code = ${tx.regionCode}
    and suite = ${ended.suite}
    and valid_until is null
    returning id`)
  return rows.length > 0
}

/** Every key that ever signed, of every region, for whoever verifies. */
export function selectPublicKeys(q: Queryable): Promise<PublicKeyRow[]> {
  return q.query(
    crossRegion(
      'published together: who verifies carries the keys of all regions',
      sql<PublicKeyRow>`
        select ${published}
        from certificates.signing_key
        order by region_code, valid_from, id
        limit ${keysMax}`,
    ),
  )
}
