export const bulletinErrors = {
  'bulletins/nothing-to-report': {
    status: 409,
    zh: '台账里还没有问题，没有可以通报的内容。请先导入台账。',
    en: 'The ledger holds no problem yet, so there is nothing to report. Import a ledger first.',
  },
  'bulletins/draft-waiting': {
    status: 409,
    zh: '本周已有一份通报。要重新拟稿，请先撤回未印发的那一份。',
    en: 'This week has a bulletin already. To draft anew, withdraw the one that is not issued.',
  },
  'bulletins/wrong-state': {
    status: 409,
    zh: '通报的状态已经变化，请重新载入后再办。',
    en: 'The bulletin has moved on. Load it again before you act.',
  },
  'bulletins/own-draft': {
    status: 403,
    zh: '拟稿人不能核自己的稿，请由另一人核稿。',
    en: 'Nobody checks their own draft. Somebody else has to.',
  },
  'bulletins/objection-time': {
    status: 409,
    zh: '点名须给被点名单位一个工作日提出异议，时间未到，不能印发。',
    en: 'A unit that is named has one working day to object. It is not over yet.',
  },
  'bulletins/objection-open': {
    status: 409,
    zh: '还有异议没有答复，请先逐条答复。',
    en: 'An objection has not been answered. Answer each of them first.',
  },
  'bulletins/objection-late': {
    status: 409,
    zh: '异议期已过或通报已印发。请联系拟稿单位。',
    en: 'The time to object is over, or the bulletin is issued. Contact the drafting office.',
  },
  'bulletins/not-named': {
    status: 422,
    zh: '通报没有点到这个问题，或它不是本单位的。',
    en: 'The bulletin does not name this problem, or it is not of your unit.',
  },
  'bulletins/objected-already': {
    status: 409,
    zh: '对这个问题已经提出过异议。',
    en: 'An objection to this problem has been made already.',
  },
} as const
