export const routingErrors = {
  'routing/point-incomplete': {
    status: 422,
    zh: '经度和纬度要一起填写。',
    en: 'Give longitude and latitude together.',
  },
  'routing/grid-invalid': {
    status: 422,
    zh: '网格 {code} 的边界有误：首尾要相接，边不能相交，面积要大于零。',
    en: 'The border of grid {code} is wrong: closed, without crossings, with an area.',
  },
  'routing/grid-too-early': {
    status: 409,
    zh: '网格 {code} 已有从更晚的日期开始的边界，请用更晚的生效日期。',
    en: 'Grid {code} has a border from a later day on. Choose a later day.',
  },
  'routing/party-judges-not': {
    status: 409,
    zh: '争议当事单位的人不能裁定，请由其他领导裁定。',
    en: 'Nobody of a party rules. Somebody else has to.',
  },
  'routing/fence-first': {
    status: 409,
    zh: '有安全隐患，请先由承办单位围护再会商、裁定。',
    en: 'There is a hazard. It is fenced first, then argued about.',
  },
} as const
