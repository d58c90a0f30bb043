export const reviewErrors = {
  'reviews/already-reviewed': {
    status: 409,
    zh: '这次服务已经评价过了。您可以凭编号查询办理进度。',
    en: 'This service has been reviewed already. Follow its progress by the number on the receipt.',
  },
  'reviews/token-unknown': {
    status: 404,
    zh: '评价链接无效。请核对短信或小票上的链接，或拨打 12345。',
    en: 'This review link is not known. Check the link on the message or slip, or call 12345.',
  },
  'reviews/token-expired': {
    status: 410,
    zh: '评价链接已过期。如仍有意见，请拨打 12345。',
    en: 'This review link has expired. If you still have something to say, call 12345.',
  },
  'reviews/tag-not-of-grade': {
    status: 422,
    zh: '所选标签与满意度等级不符，请重新选择。',
    en: 'A chosen tag belongs to another level. Choose among the tags of your level.',
  },
  'reviews/tag-unknown': {
    status: 422,
    zh: '所选标签不存在或已停用，请重新选择。',
    en: 'A chosen tag does not exist or is no longer in use. Choose again.',
  },
  'reviews/reason-needed': {
    status: 422,
    zh: '请至少选择一个原因或写一句话，以便核实整改。',
    en: 'Choose at least one reason or write a sentence, so that it can be looked into.',
  },
  'reviews/service-end-differs': {
    status: 409,
    zh: '同一办件编号和服务次序已上报过，但内容不同。请核对。',
    en: 'The same case and service number was reported before with other contents. Check it.',
  },
  'reviews/unit-unknown': {
    status: 422,
    zh: '单位、事项、窗口或工号在该区划中不存在。请核对编码。',
    en: 'The unit, item, window or staff code does not exist in this region. Check the code.',
  },
  'reviews/ended-in-future': {
    status: 422,
    zh: '办结时间晚于当前时间，或早于一年之前。请核对。',
    en: 'The service is said to end in the future, or more than a year ago. Check the time.',
  },
  'reviews/captured-above': {
    status: 409,
    zh: '本地的评价由省政务服务平台统一收集。请打开评价链接，按提示到省统一页面评价。',
    en: 'Here the province collects the reviews. Open the review link: it leads to its page.',
  },
  'reviews/reassigned-already': {
    status: 409,
    zh: '已转交过一次。如仍有争议，由督查部门裁定责任对象。',
    en: 'It was passed on once already. The supervising office rules on any further dispute.',
  },
  'reviews/reassign-too-late': {
    status: 409,
    zh: '转交须在收到交办函后 2 个工作日内提出。',
    en: 'Passing on is possible only within the days given by the assignment letter.',
  },
  'reviews/contact-not-allowed': {
    status: 409,
    zh: '评价人不同意联系。请依事实办理，并在办件进度页答复。',
    en: 'The reviewer does not wish to be contacted. Decide on the facts and answer on the progress page.',
  },
  'reviews/contact-first': {
    status: 409,
    zh: '请先登记首次联系（联系不上的，须在三个不同时段各试一次），再作研判。',
    en: 'Record the first contact before judging, or three tries in different parts of the day.',
  },
  'reviews/contacted-already': {
    status: 409,
    zh: '首次联系已完成。',
    en: 'The first contact is done.',
  },
  'reviews/plan-too-long': {
    status: 422,
    zh: '计划完成日期须在规定的最长时限之内。',
    en: 'The plan must end within the longest time the rules give.',
  },
  'reviews/extension-too-long': {
    status: 422,
    zh: '每次延期不得超过规定的工作日数。',
    en: 'An extension may not be longer than the rules give.',
  },
  'reviews/again-not-yet': {
    status: 409,
    zh: '整改办结后才能追加评价。',
    en: 'A second review is possible once the rectification is closed.',
  },
  'reviews/again-already': {
    status: 409,
    zh: '已追加过一次评价。',
    en: 'A second review was given already.',
  },
  'reviews/period-invalid': {
    status: 422,
    zh: '统计日期不对：起始日不得晚于截止日，跨度不超过三年。',
    en: 'The period is not valid: it starts after it ends, or is longer than three years.',
  },
  'reviews/region-unknown': {
    status: 404,
    zh: '没有这个区划。',
    en: 'There is no such region.',
  },
  'reviews/figures-not-public': {
    status: 403,
    zh: '本区划尚未开放这些数据。',
    en: 'This region has not opened these figures to the public yet.',
  },
  'reviews/code-unknown': {
    status: 404,
    zh: '二维码无效或已停用。请向窗口索取新的二维码，或拨打 12345。',
    en: 'This code is not in use. Ask at the window for a new one, or call 12345.',
  },
  'reviews/terminal-unknown': {
    status: 404,
    zh: '评价终端未登记。请联系管理员。',
    en: 'This terminal is not registered. Ask an administrator.',
  },
} as const
