/** Refusals of certificates. */
export const certificateErrors = {
  'certificates/unknown': {
    status: 404,
    zh: '没有这个编号的证照。请核对编号，或扫描证照上的二维码。',
    en: 'No certificate has this number. Look at it again, or scan the code on the certificate.',
  },
  'certificates/not-in-force': {
    status: 409,
    zh: '该证照已经不在有效状态，不能再变更、吊销或注销。',
    en: 'This certificate no longer holds: it cannot be changed, revoked or cancelled.',
  },
  'certificates/being-changed': {
    status: 409,
    zh: '该证照已有一项变动在等待复核。请先复核或退回。',
    en: 'A change of this certificate waits for the second person already. Decide that one first.',
  },
  'certificates/heard-first': {
    status: 422,
    zh: '撤销、吊销前须告知持证人并听取陈述申辩，请写明情况。',
    en: 'Before a revocation the holder is told and heard. Say how that went.',
  },
  'certificates/not-yet': {
    status: 422,
    zh: '生效日期不能早于今天。',
    en: 'It cannot take effect before today.',
  },
  'certificates/same-person': {
    status: 403,
    zh: '提出变动的人不能自己复核，请由本单位其他人员复核。',
    en: 'Whoever proposed it does not confirm it. Another person of the unit does.',
  },
} as const
