import type { Dictionary } from './words.ts'

/** What the checks of an item say; every sentence tells what to do. */
export const itemCheckWords = {
  shape: {
    zh: '这一处没有填对（{message}），请按要求改正。',
    en: 'This place is not filled in as it must be ({message}); correct it.',
  },
  'unit-unknown': {
    zh: '机构库里没有编码为“{unit}”的单位，请选本区域现有的单位。',
    en: 'There is no unit with the code “{unit}”; choose one of this region.',
  },
  'code-invalid': {
    zh: '实施编码“{code}”不成立：须为 18 位统一社会信用代码（含校验位）、1 位行使层级、12 位基本编码，请核对。',
    en: 'The implementation code “{code}” cannot be: 18 places of credit code with its check character, one of level, twelve of basic code. Check it.',
  },
  'code-basic': {
    zh: '实施编码里的基本编码是 {inside}，与所填的 {given} 不同，请改成一致。',
    en: 'The basic code inside the implementation code is {inside}, not {given}; make them equal.',
  },
  'code-level': {
    zh: '实施编码里的行使层级与所选的不同，请改成一致。',
    en: 'The level inside the implementation code is not the one chosen; make them equal.',
  },
  'code-unit': {
    zh: '实施编码里的统一社会信用代码不是实施主体的，请核对实施主体。',
    en: 'The credit code inside the implementation code is not that of the unit; check the unit.',
  },
  'code-of-item': {
    zh: '事项的编码是 {code}，与所填的实施编码不同，请改成一致。',
    en: 'The item has the code {code}, not the implementation code given; make them equal.',
  },
  'code-type': {
    zh: '基本编码前四位 {prefix} 不是所选事项类型的，请核对事项类型或编码。',
    en: 'The first four places {prefix} of the basic code are not those of the type; check both.',
  },
  'entrusted-by': {
    zh: '实施主体是受委托组织，请写明委托部门。',
    en: 'The body is entrusted: name who entrusts it.',
  },
  'basis-missing': {
    zh: '没有设定依据。没有依据的事项不得发布，请至少写一条法律、法规或文件及其条款。',
    en: 'There is no legal basis, and no item is published without one. Name a law or document and its article.',
  },
  'promise-longer': {
    zh: '承诺办结时限比法定的长，请缩短到不超过法定时限。',
    en: 'The promised limit is longer than the statutory one; shorten it.',
  },
  'limits-differ': {
    zh: '法定时限与承诺时限单位不同，群众难以比较，请尽量用同一单位。',
    en: 'Statutory and promised limit have different units; use one where you can.',
  },
  'promise-missing': {
    zh: '承诺件要写承诺办结时限；当场能办结的请改为即办件。',
    en: 'A case within a promised time needs that time; what is done on the spot is another kind.',
  },
  'immediate-waits': {
    zh: '即办件当场办结，承诺时限却有 {days} 天；请改为承诺件，或把时限清空。',
    en: 'A case done on the spot has a promised limit of {days} days; change the kind or clear it.',
  },
  'statutory-missing': {
    zh: '没有法定办结时限。许可事项法律、法规没有另作规定的为 20 个工作日（行政许可法第四十二条），请补上。',
    en: 'No statutory limit. For a permit it is 20 working days unless a law says otherwise (art. 42).',
  },
  'visit-reason': {
    zh: '要群众到现场 {visits} 次，请写明必须现场办理的原因；说不出原因的改为 0 次。',
    en: 'People have to come {visits} times: say why, or make it none.',
  },
  'visit-reason-idle': {
    zh: '不用到现场，原因应当为空，请删去。',
    en: 'Nobody has to come, so no reason is needed; remove it.',
  },
  'visit-no-way': {
    zh: '不用到现场，却没有网上、移动端或邮寄的办理形式，请补上其中一种。',
    en: 'Nobody has to come, yet it can be asked for neither online nor by post; add a way.',
  },
  'wholly-online-visit': {
    zh: '全程网办（Ⅳ级）到现场次数应为 0，请改次数或网办深度。',
    en: 'What is wholly online needs no visit; change the number or the depth.',
  },
  'place-missing': {
    zh: '可以到窗口办理，却没有办理地点和时间，请至少写一处。',
    en: 'It is handled at the window, and no place is named; name one with its hours.',
  },
  'fee-online': {
    zh: '没有收费项目却支持网上支付，请补收费项目或取消网上支付。',
    en: 'Paid online, yet there is no fee; name the fee or switch it off.',
  },
  'fee-reduction': {
    zh: '“{name}”允许减免，请写明减免依据，让人知道自己够不够条件。',
    en: '“{name}” may be reduced: say on which ground, so that people know whether they qualify.',
  },
  'same-id': {
    zh: '标识“{id}”用了两次，请改掉一个。',
    en: 'The id “{id}” stands there twice; change one.',
  },
  'same-material': {
    zh: '材料“{name}”列了两次，请合并成一条。',
    en: 'The material “{name}” stands there twice; make one of them.',
  },
  'situation-unknown': {
    zh: '材料“{name}”用于情形“{situation}”，情形引导里却没有它，请补上或改掉。',
    en: 'The material “{name}” is wanted in “{situation}”, which no question asks; add or change it.',
  },
  'situation-idle': {
    zh: '问题“{question}”怎么选材料都一样，请删去这个问题或把材料对应到情形。',
    en: 'Whatever is answered to “{question}”, the materials stay the same; drop it or use it.',
  },
  'paper-missing': {
    zh: '材料“{name}”要申请人交，原件、复印件却都是 0 份；请填份数或改为电子材料。',
    en: 'The material “{name}” is handed in, in no copies at all; give a number or make it electronic.',
  },
  'paper-of-register': {
    zh: '材料“{name}”已由我们调取，不得再向申请人要纸质件（行政许可法第三十一条），请把份数改为 0。',
    en: 'We fetch “{name}” ourselves, so no paper may be asked for (art. 31); make the copies 0.',
  },
  'proof-abolished': {
    zh: '材料“{name}”属于已取消的证明“{proof}”（{ground}），不得再要，请删去或改为部门核验、告知承诺。',
    en: '“{name}” is an abolished proof, “{proof}” ({ground}): it may not be asked for. Remove it, or check it yourselves.',
  },
  'vague-material': {
    zh: '材料“{name}”是兜底条款，不得作为申报材料，请写明是哪一份。',
    en: '“{name}” is a catch-all and may not be asked for; say which paper it is.',
  },
  'result-missing': {
    zh: '没有审批结果，请写明群众最后拿到什么。',
    en: 'There is no result; say what people receive in the end.',
  },
  'result-certificate': {
    zh: '结果“{name}”是证照，结果类型应为出证办结。',
    en: 'The result “{name}” is a certificate; so must its kind be.',
  },
  'result-document': {
    zh: '结果“{name}”是文书，结果类型应为出文办结。',
    en: 'The result “{name}” is a document; so must its kind be.',
  },
  'result-approval': {
    zh: '结果“{name}”是批复，结果类型应为审批办结。',
    en: 'The result “{name}” is an approval; so must its kind be.',
  },
} as const satisfies Dictionary

export type ItemCheckCode = keyof typeof itemCheckWords

/** What does not fit at a place, by the keyword of JSON Schema that says so. */
export const shapeWords = {
  required: { zh: '还没有填', en: 'not filled in yet' },
  minLength: { zh: '还没有填', en: 'not filled in yet' },
  maxLength: { zh: '太长', en: 'too long' },
  pattern: { zh: '格式不对', en: 'not of the form wanted' },
  enum: { zh: '不在可选的值之内', en: 'not one of the choices' },
  minItems: { zh: '至少要有一项', en: 'at least one is wanted' },
  maxItems: { zh: '项数太多', en: 'too many' },
  uniqueItems: { zh: '有重复的项', en: 'the same twice' },
  minimum: { zh: '太小', en: 'too small' },
  maximum: { zh: '太大', en: 'too large' },
  additionalProperties: { zh: '有不认识的项', en: 'something unknown is there' },
} as const
