export const caseBulletinErrors = {
  'case-bulletins/before-cut-off': {
    status: 409,
    zh: '还没有到截止时刻，不能统计这一期。',
    en: 'The cut-off has not come yet; this period cannot be counted.',
  },
  'case-bulletins/not-a-week': {
    status: 422,
    zh: '这一天不是规定的截止日，请选择截止日。',
    en: 'This day is not the day of the cut-off. Choose one that is.',
  },
  'case-bulletins/wrong-period': {
    status: 422,
    zh: '起止日期不是一个统计周期。请填写通报的第一天和最后一天（截止日）。',
    en: 'These days are no period that is counted. Give the first day of a bulletin and its last.',
  },
  'case-bulletins/there-already': {
    status: 409,
    zh: '这一期已有通报。已印发的请更正，未印发的请先撤回。',
    en: 'This period has a bulletin. Correct a published one; withdraw one that is not.',
  },
  'case-bulletins/not-published': {
    status: 404,
    zh: '这一期通报没有印发，或没有向公众公开。',
    en: 'No bulletin of this period is published, or it is not for everybody.',
  },
  'case-bulletins/own-work': {
    status: 403,
    zh: '拟稿、核稿、签批须由不同的人，您已办过其中一步。',
    en: 'Drafting, checking and approving are by different people, and you have done one of them.',
  },
  'case-bulletins/wrong-state': {
    status: 409,
    zh: '通报的状态已经变化，请重新载入后再办。',
    en: 'The bulletin has moved on. Load it again before you act.',
  },
  'case-bulletins/reason-needed': {
    status: 422,
    zh: '更正须写明原因。',
    en: 'A correction needs a reason.',
  },
  'case-bulletins/objection-time': {
    status: 409,
    zh: '点名须给被点名单位一个工作日提出异议，时间未到，不能印发。',
    en: 'A unit that is named has one working day to object. It is not over yet.',
  },
  'case-bulletins/objection-open': {
    status: 409,
    zh: '还有异议没有答复，请先逐条答复。',
    en: 'An objection has not been answered. Answer each of them first.',
  },
  'case-bulletins/objection-late': {
    status: 409,
    zh: '异议期已过或通报已印发。请联系拟稿单位。',
    en: 'The time to object is over, or the bulletin is out. Contact the drafting office.',
  },
  'case-bulletins/not-named': {
    status: 422,
    zh: '这件案件没有列为本单位的超期案件，或已经提过异议。',
    en: 'This case is not named as overdue of your unit, or was objected to already.',
  },
  'case-bulletins/no-browser': {
    status: 501,
    zh: '服务器上没有浏览器，不能生成 PDF。请下载 Word 或在网页上打印为 PDF。',
    en: 'There is no browser on the server to make a PDF. Take the Word file, or print the page.',
  },
} as const
