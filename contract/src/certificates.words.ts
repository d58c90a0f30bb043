import type { Verdict } from './certificate-check.ts'

interface VerdictWords {
  readonly zh: string
  readonly en: string
  /** What it means for whoever was shown the certificate. */
  readonly advice: { readonly zh: string; readonly en: string }
  /** Whether it may be relied upon, may not, or cannot be told. */
  readonly tone: 'good' | 'bad' | 'unsure'
}

/** Every outcome of a check in words: state first, then what to do. */
export const verdictWords = {
  valid: {
    zh: '有效',
    en: 'Valid',
    tone: 'good',
    advice: {
      zh: '请与出示的证照核对持证人、名称和有效期。',
      en: 'Compare the holder, name and dates with what you were shown.',
    },
  },
  changing: {
    zh: '变更中',
    en: 'Being changed',
    tone: 'unsure',
    advice: {
      zh: '原证照仍然有效，变更决定作出后以新版本为准。',
      en: 'It still holds; once the change is decided the new version counts.',
    },
  },
  revoked: {
    zh: '已吊销（撤销）',
    en: 'Revoked',
    tone: 'bad',
    advice: { zh: '该证照不再有效，请勿采信。', en: 'It no longer holds. Do not rely on it.' },
  },
  cancelled: {
    zh: '已注销',
    en: 'Cancelled',
    tone: 'bad',
    advice: { zh: '该证照不再有效，请勿采信。', en: 'It no longer holds. Do not rely on it.' },
  },
  superseded: {
    zh: '失效（已由新版本取代）',
    en: 'Replaced by a newer version',
    tone: 'bad',
    advice: { zh: '请持证人出示新版本。', en: 'Ask the holder for the newer version.' },
  },
  expired: {
    zh: '失效（已过有效期）',
    en: 'Expired',
    tone: 'bad',
    advice: { zh: '该证照的有效期已过。', en: 'Its time has passed.' },
  },
  not_yet: {
    zh: '尚未生效',
    en: 'Not yet in force',
    tone: 'bad',
    advice: { zh: '有效期还没有开始。', en: 'Its time has not begun.' },
  },
  status_unknown: {
    zh: '签名真实，状态未知',
    en: 'Signature genuine, status unknown',
    tone: 'unsure',
    advice: {
      zh: '证照由公布的密钥签发，但手头的状态清单里没有它；请联网核验是否已被吊销。',
      en: 'It was signed with a published key, but the status list at hand does not have it. Check online whether it was revoked.',
    },
  },
  unreadable: {
    zh: '无法识别',
    en: 'Not readable',
    tone: 'unsure',
    advice: {
      zh: '内容不完整或不是本平台的证照二维码；请重新扫描整个二维码。',
      en: 'Incomplete, or not a code of a certificate of ours. Scan the whole code again.',
    },
  },
  number_wrong: {
    zh: '证照编号有误',
    en: 'The number is wrong',
    tone: 'bad',
    advice: {
      zh: '编号的校验位不符；如系手工输入，请核对。',
      en: 'Its check character does not fit. If it was typed, look again.',
    },
  },
  unknown_key: {
    zh: '不是由已知密钥签发',
    en: 'Not signed with a known key',
    tone: 'bad',
    advice: {
      zh: '请先更新本页再核验；仍如此的，请勿采信。',
      en: 'Fetch this page anew and check again. If it stays so, do not rely on it.',
    },
  },
  wrong_suite: {
    zh: '签名算法与密钥不符',
    en: 'The way of signing is not that of the key',
    tone: 'bad',
    advice: { zh: '这是伪造的证照。', en: 'This is a forgery.' },
  },
  wrong_region: {
    zh: '签发地区不符',
    en: 'Signed by another region',
    tone: 'bad',
    advice: {
      zh: '密钥、编号和证照不属于同一个地区，请勿采信。',
      en: 'Key, number and certificate are not of one region. Do not rely on it.',
    },
  },
  key_not_valid: {
    zh: '签发时密钥不在有效期或已作废',
    en: 'The key was not in force',
    tone: 'bad',
    advice: {
      zh: '请持证人到发证单位换发。',
      en: 'The holder should have it issued again.',
    },
  },
  forged: {
    zh: '签名不符',
    en: 'The signature does not fit',
    tone: 'bad',
    advice: {
      zh: '内容被改动过，或不是由公布的密钥签发。这是伪造的证照。',
      en: 'It was altered, or not signed with the published key. This is a forgery.',
    },
  },
} as const satisfies Record<Verdict, VerdictWords>

/** What may become of a certificate: in words, and as the title of the letter that says so. */
export const certificateChangeWords = {
  withdraw: {
    zh: '撤销',
    en: 'Withdraw: it should not have been granted',
    letter: '撤销行政许可决定书',
  },
  revoke: { zh: '吊销', en: 'Revoke: a penalty', letter: '吊销许可证件决定书' },
  cancel: { zh: '注销', en: 'Cancel: it has ended', letter: '注销行政许可决定书' },
  change: { zh: '变更', en: 'Change: a new version', letter: '准予变更行政许可决定书' },
} as const

/** How a proposed change stands. */
export const changeOutcomeWords = {
  open: { zh: '待复核', en: 'To be confirmed' },
  confirmed: { zh: '已决定，待生效', en: 'Decided, not yet in force' },
  applied: { zh: '已生效', en: 'In force' },
  returned: { zh: '已退回', en: 'Not confirmed' },
} as const
