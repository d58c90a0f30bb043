import type { Dictionary } from './words.ts'

/** The public page on which a certificate is verified. */
export const publicCertificateWords = {
  verifyTitle: { zh: '证照核验', en: 'Verify a certificate' },
  verifyAsOf: { zh: '本页查询于 {when}。', en: 'Looked up at {when}.' },
  verifySince: { zh: '自 {day} 起', en: 'since {day}' },
  verifyName: { zh: '证照名称', en: 'Certificate' },
  verifyHolder: { zh: '持证人', en: 'Holder' },
  verifyMasked: {
    zh: '网页只显示姓氏；全名以证照二维码内的签名内容为准。',
    en: 'Only the family name is shown here; the whole name is in the signed code on the certificate.',
  },
  verifyIssuer: { zh: '发证单位', en: 'Issued by' },
  verifyItem: { zh: '事项', en: 'For' },
  verifyNumber: { zh: '证照编号', en: 'Number' },
  verifyVersion: { zh: '版本', en: 'Version' },
  verifyIssuedOn: { zh: '发证日期', en: 'Issued on' },
  verifyValid: { zh: '有效期', en: 'Valid' },
  verifyFromTo: { zh: '{from} 至 {until}', en: '{from} to {until}' },
  verifyForEver: { zh: '{from} 起长期有效', en: 'from {from}, without end' },
  verifyCompare: {
    zh: '编号查到不等于手里的纸是真的：请逐项比对，或用离线核验页检查二维码里的签名。',
    en: 'A number that is found does not make the paper genuine: compare line by line, or check the signed code with the offline page.',
  },
  verifyOffline: { zh: '离线核验（没有网络也能用）', en: 'Verify without a network' },
  verifyAsk: { zh: '输入证照编号', en: 'The number of a certificate' },
  verifyAskHint: {
    zh: '印在证照上，以 1.2.156.3005.2 开头；大小写和空格不影响。',
    en: 'Printed on the certificate; it begins with 1.2.156.3005.2. Spaces and small letters do not matter.',
  },
  verifyGo: { zh: '核验', en: 'Verify' },
  verifyUnknown: { zh: '没有查到这个编号', en: 'No certificate has this number' },
  verifyUnknownThen: {
    zh: '请核对编号或扫描二维码。仍查不到的，请勿采信，可拨打 {hotline} 咨询。',
    en: 'Look at the number again or scan the code. If it is still not found, do not rely on the paper; ask at {hotline}.',
  },
} as const satisfies Dictionary
