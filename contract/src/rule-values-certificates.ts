import Type from 'typebox'
import { called, count, strict, time } from './rule-values.ts'

/** How certificates are signed, carried along and filed (docs/domain/certificates.md). */
export const CertificateRulesValue = Type.Object(
  {
    suite: Type.Enum(['ed25519', 'sm2'], {
      ...called('签名算法（商用密码为 sm2）', 'How new certificates are signed'),
    }),
    statusFreshDays: count('状态清单可离线使用几天', 'Days a status list may be carried', 1, 30),
    confirm: time('变更、吊销、注销的复核', 'The second person confirms within'),
    archiveYears: Type.Union([Type.Integer({ minimum: 10, maximum: 100 }), Type.Null()], {
      ...called('办件档案保管年限（空为永久）', 'Years a file is kept, empty for ever'),
    }),
  },
  strict,
)
