export const hotlineErrors = {
  'hotline/sealed-goes-elsewhere': {
    status: 422,
    zh: '举报公职人员违纪违法的，请转纪检监察机关受理渠道，本系统不登记内容。',
    en: 'Reports of misconduct of officials go to the discipline bodies and are not written down here.',
  },
  'hotline/points-unanswered': {
    status: 422,
    zh: '每个诉求点都要答复，还有 {count} 个没有答复。',
    en: 'Each point needs an answer; {count} have none.',
  },
  'hotline/contact-first': {
    status: 409,
    zh: '还没有联系诉求人。请先登记联系情况，再答复。',
    en: 'The person has not been contacted. Record the contact first, then reply.',
  },
  'hotline/own-answer': {
    status: 409,
    zh: '答复或作出决定的人不能复核自己的工作，请由其他人员办理。',
    en: 'Nobody confirms his own work. Another person has to.',
  },
  'hotline/return-too-late': {
    status: 409,
    zh: '退单须在派单后规定时限内提出，已过期限。确有管辖争议的请提出争议。',
    en: 'A return comes soon after dispatch. It is too late; raise a dispute if there is one.',
  },
  'hotline/returns-used-up': {
    status: 409,
    zh: '退单次数已用完，由首接单位先行办理；确有管辖争议的请提出争议。',
    en: 'No further return is possible: handle it, and raise a dispute if there is one.',
  },
  'hotline/reopen-too-late': {
    status: 409,
    zh: '办结已超过 {days} 天，不能申请重办。请另行提出诉求。',
    en: 'It ended more than {days} days ago. Make a new request.',
  },
  'hotline/contested-already': {
    status: 409,
    zh: '这次不予受理已复查过一次，不再复查。仍不同意的，请向监督单位反映。',
    en: 'This refusal was looked at again once. Who still disagrees turns to the supervising office.',
  },
  'hotline/contest-too-late': {
    status: 409,
    zh: '提出异议的期限已过。有新的事实，请另行提出诉求。',
    en: 'It is too late to contest. Make a new request if there are new facts.',
  },
  'hotline/band-tried': {
    status: 409,
    zh: '这个时段已经打过，请换一个时段再打。',
    en: 'It was tried in this part of the day. Try in another.',
  },
  'hotline/seat-closed': {
    status: 422,
    zh: '这个专席现在没有开通，请按普通来电登记。',
    en: 'This special seat is not open now. Take it as an ordinary call.',
  },
  'hotline/entered-already': {
    status: 409,
    zh: '这个来件编号已登记为 {number}，请在原工单上办理，不再另立。',
    en: 'This entry number belongs to {number} already. Go on with that ticket.',
  },
  'hotline/shift-past': {
    status: 409,
    zh: '不能更改已过去的班次。',
    en: 'A roster of the past is not changed.',
  },
  'hotline/shift-twice': {
    status: 422,
    zh: '同一天的班次名称不能重复。',
    en: 'Two shifts of a day have different names.',
  },
  'hotline/degrees-used-up': {
    status: 409,
    zh: '已是三级督办，不能再升级。',
    en: 'It is supervised in the third degree already.',
  },
  'hotline/caller-needed': {
    status: 422,
    zh: '不匿名的诉求请填写联系电话。',
    en: 'Give a telephone number, or take it as anonymous.',
  },
} as const
