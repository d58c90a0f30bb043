export const cityCaseErrors = {
  'city-cases/class-unknown': {
    status: 422,
    zh: '没有这个部件或事件类别。请从类别表中选择。',
    en: 'There is no such class. Choose one from the list of classes.',
  },
  'city-cases/component-class': {
    status: 422,
    zh: '部件编码与类别不一致：编码第 7 至 10 位就是大类和小类。请核对标牌。',
    en: 'The code of the component is of another class: digits 7 to 10 say it. Check the plate.',
  },
  'city-cases/seed-too-early': {
    status: 409,
    zh: '种子要在公布抽取办法之后才能产生，现在还没有到公布的日期。',
    en: 'The seed comes into being after the draw was announced. Its day has not come.',
  },
  'city-cases/drawn-already': {
    status: 409,
    zh: '这次抽取已经完成，结果不能重来。',
    en: 'This was drawn already. A draw is not repeated.',
  },
  'city-cases/nothing-to-draw': {
    status: 409,
    zh: '这段时间没有已结案的案件可供抽取。',
    en: 'No case was closed on these days.',
  },
  'city-cases/recheck-unknown': {
    status: 404,
    zh: '没有这次复核，或抽中的案件里没有这一件。',
    en: 'No such re-check, or the case is not of its sample.',
  },
  'city-cases/place-needed': {
    status: 422,
    zh: '请给出坐标或地址，两者至少一项；经度和纬度要一起填写。',
    en: 'Give coordinates or an address; longitude and latitude together.',
  },
  'city-cases/client-id-taken': {
    status: 409,
    zh: '这个编号已用于另一条上报。请重新填写后上报。',
    en: 'The id belongs to another report. Write it down anew.',
  },
  'city-cases/no-standard': {
    status: 409,
    zh: '这个类别没有立案标准，不能立案。请先改类，或在规则中补充标准。',
    en: 'This class has no standard for filing. Choose another class, or add a standard.',
  },
  'city-cases/not-a-camera': {
    status: 409,
    zh: '误报只用于视频等设备的上报。有人反映的问题请立案，或不予立案并说明理由。',
    en: 'Only what a device reported is a false alarm. What a person reported is filed, or refused with a reason.',
  },
  'city-cases/entered-already': {
    status: 409,
    zh: '这个来源编号已有案件，见所附编号。请在该案件上办理，不要重复上报。',
    en: 'A case carries this number already, named here. Go on with that one.',
  },
  'city-cases/appeals-used-up': {
    status: 409,
    zh: '同一案件至多申诉三次，次数已用完。',
    en: 'A case is appealed three times at most. They are used up.',
  },
  'city-cases/watcher-handles-not': {
    status: 409,
    zh: '监督、指挥中心不处置案件，请派给专业部门（监管分离）。',
    en: 'Who watches does not handle. Dispatch it to a unit that does.',
  },
  'city-cases/own-report': {
    status: 409,
    zh: '不能核实、核查自己上报的案件，请由其他监督员办理。',
    en: 'Nobody verifies or checks his own report. Another collector has to.',
  },
  'city-cases/return-too-late': {
    status: 409,
    zh: '退单须在派遣后规定时限内提出，已过期限。如有管辖争议请提出争议。',
    en: 'A return comes soon after dispatch. It is too late; raise a dispute if there is one.',
  },
  'city-cases/returns-used-up': {
    status: 409,
    zh: '退单次数已用完。如有管辖争议请提出争议。',
    en: 'No further return is possible. Raise a dispute if there is one.',
  },
  'city-cases/suspended-once': {
    status: 409,
    zh: '一件案件只能挂账一次。',
    en: 'A case is suspended once.',
  },
  'city-cases/photos-needed': {
    status: 422,
    zh: '请上传至少 {count} 张处置后照片。',
    en: 'Upload at least {count} photos of how it is now.',
  },
  'city-cases/fence-first': {
    status: 409,
    zh: '有安全隐患：请先围护并上传照片，再提出争议。',
    en: 'There is a hazard: fence it first, with a photo, then dispute.',
  },
} as const
