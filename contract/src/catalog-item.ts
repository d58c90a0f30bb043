import Type, { type Static } from 'typebox'
import {
  audienceWords,
  bodyNatureWords,
  caseTypeWords,
  crossScopeWords,
  handlingFormWords,
  itemLevelWords,
  itemTypeWords,
  materialFormWords,
  onlineDepthWords,
  powerSourceWords,
} from './catalog-item.words.ts'
import { HandlingDocument, HandlingMaterial, Limit } from './handling.ts'
import type { FieldLabel } from './rule-values.ts'

const strict = { additionalProperties: false }
const called = (zh: string, en: string) => ({ label: { zh, en } satisfies FieldLabel })
const text = (zh: string, en: string, maxLength: number) =>
  Type.String({ minLength: 1, maxLength, pattern: '\\S', ...called(zh, en) })
const maybe = (zh: string, en: string, maxLength: number) => Type.Optional(text(zh, en, maxLength))
const yesNo = (zh: string, en: string) => Type.Boolean(called(zh, en))
const keysOf = <Words extends Readonly<Record<string, FieldLabel>>>(words: Words) =>
  Object.keys(words) as (keyof Words & string)[]
const oneOf = <Words extends Readonly<Record<string, FieldLabel>>>(
  zh: string,
  en: string,
  words: Words,
) => Type.Enum(keysOf(words), { ...called(zh, en), words })
const someOf = <Words extends Readonly<Record<string, FieldLabel>>>(
  zh: string,
  en: string,
  words: Words,
) =>
  Type.Array(Type.Enum(keysOf(words)), {
    uniqueItems: true,
    minItems: 1,
    maxItems: keysOf(words).length,
    ...called(zh, en),
    words,
  })
const listOf = <One extends Type.TSchema>(zh: string, en: string, one: One, maxItems: number) =>
  Type.Array(one, { maxItems, ...called(zh, en) })
const lines = (zh: string, en: string, maxItems = 40) =>
  listOf(zh, en, Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }), maxItems)
const limitOrNone = (zh: string, en: string) =>
  Type.Union([Type.Object(Limit.properties, { ...strict, ...called(zh, en) }), Type.Null()], {
    ...called(zh, en),
  })
const identifier = (zh: string, en: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', ...called(zh, en) })

/** An article of the law or notice an item rests on (设定依据). */
export const LegalBasis = Type.Object(
  {
    document: text('法律法规文件名称', 'Law or document', 200),
    article: maybe('条款', 'Article', 100),
    text: maybe('条文内容', 'Wording', 3000),
  },
  strict,
)
export type LegalBasis = Static<typeof LegalBasis>

const identity = Type.Object(
  {
    name: text('事项名称', 'Name', 200),
    nameEn: maybe('英文名称', 'Name in English', 400),
    aliases: listOf(
      '俗称和关键词',
      'Also called',
      Type.String({ minLength: 1, maxLength: 40 }),
      20,
    ),
    basicCode: Type.Optional(
      Type.String({ pattern: '^[0-9A-Z]{12}$', ...called('基本编码', 'Basic code') }),
    ),
    implementationCode: Type.Optional(
      Type.String({
        pattern: '^[0-9A-Z]{31}([0-9]{2})?$',
        ...called('实施编码', 'Implementation code'),
      }),
    ),
    localCode: maybe('地方编码', 'Local code', 50),
    type: oneOf('事项类型', 'Type', itemTypeWords),
    level: oneOf('行使层级', 'Level', itemLevelWords),
    unitCode: text('实施主体编码', 'Unit (code)', 36),
    bodyNature: oneOf('实施主体性质', 'Nature of the body', bodyNatureWords),
    entrustedBy: maybe('委托部门', 'Entrusted by', 100),
    powerSource: oneOf('权力来源', 'Source of the power', powerSourceWords),
    audience: someOf('服务对象', 'For whom', audienceWords),
  },
  { ...strict, ...called('基本信息', 'Basics') },
)

const promise = Type.Object(
  {
    caseType: oneOf('办件类型', 'Kind of case', caseTypeWords),
    statutoryLimit: limitOrNone('法定办结时限', 'Statutory limit'),
    statutoryNote: maybe('法定办结时限说明', 'Note on the statutory limit', 500),
    promisedLimit: limitOrNone('承诺办结时限', 'Promised limit'),
    promisedNote: maybe('承诺办结时限说明', 'Note on the promised limit', 500),
    forms: someOf('办理形式', 'Ways to apply', handlingFormWords),
    onlineDepth: oneOf('网办深度', 'Online depth', onlineDepthWords),
    onlineUrl: maybe('网上办理地址', 'Online address', 300),
    visits: Type.Integer({ minimum: 0, maximum: 9, ...called('到办事现场次数', 'Visits needed') }),
    visitReason: maybe('必须现场办理原因', 'Why a visit is needed', 300),
    crossScope: oneOf('通办范围', 'Where it may be handled', crossScopeWords),
    isInHall: yesNo('进驻政务服务大厅', 'In the service hall'),
    isBookable: yesNo('支持预约办理', 'By appointment'),
    isMaterialPosted: yesNo('材料可邮寄', 'Materials by post'),
    isResultPosted: yesNo('结果可邮寄', 'Result by post'),
    isPaidOnline: yesNo('支持网上支付', 'Paid online'),
    quota: maybe('数量限制', 'Limit of number', 300),
    intermediary: maybe('中介服务', 'Services of intermediaries', 300),
    jointUnits: maybe('联办机构', 'Units that take part', 300),
  },
  { ...strict, ...called('服务承诺', 'Promise') },
)

const PrescreeningQuestion = Type.Object(
  {
    id: identifier('问题标识', 'Question (id)'),
    text: text('问题', 'Question', 200),
    choices: Type.Array(
      Type.Object(
        { id: identifier('情形标识', 'Situation (id)'), text: text('情形', 'Situation', 200) },
        strict,
      ),
      { minItems: 2, maxItems: 20, ...called('情形', 'Situations') },
    ),
  },
  strict,
)

/** A material: how handling uses it, and what the person has to know to bring it. */
export const ItemMaterial = Type.Object(
  {
    ...HandlingMaterial.properties,
    /** Choices of the questions in which it is wanted; in every case when there is none. */
    situations: listOf(
      '适用情形',
      'Wanted in these situations',
      Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }),
      40,
    ),
    isRequired: yesNo('必要', 'Required'),
    /** 告知承诺: a written promise stands in for it. */
    isPromisable: yesNo('可告知承诺免交', 'A promise may stand in for it'),
    /** Days in which a file handed in before may be used again; 0 for a new one every time. */
    reusableDays: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 3650,
        ...called('交过后多少天内可以再用', 'Days it may be used again'),
      }),
    ),
    form: oneOf('材料形式', 'Form', materialFormWords),
    originals: Type.Integer({ minimum: 0, maximum: 20, ...called('原件份数', 'Originals') }),
    copies: Type.Integer({ minimum: 0, maximum: 20, ...called('复印件份数', 'Copies') }),
    paper: maybe('纸质规格', 'Paper', 60),
    issuer: maybe('出具机构', 'Issued by', 100),
    fillingNote: maybe('填报须知', 'How to fill it in', 500),
    acceptance: maybe('受理标准', 'When it is accepted', 500),
    basis: maybe('依据', 'Ground', 300),
    licenceType: maybe('电子证照类型代码', 'Type of electronic licence', 60),
    blankForm: maybe('空白表格', 'Blank form', 300),
    sample: maybe('示例样表', 'Filled-in sample', 300),
  },
  strict,
)
export type ItemMaterial = Static<typeof ItemMaterial>

const handling = Type.Object(
  {
    ...HandlingDocument.properties,
    materials: listOf('申报材料', 'Materials', ItemMaterial, 200),
  },
  { ...strict, ...called('办理流程和材料', 'Handling and materials') },
)

const Fee = Type.Object(
  {
    name: text('收费项目', 'Fee', 100),
    standard: text('收费标准', 'Amount', 300),
    basis: text('收费依据', 'Ground', 300),
    isReducible: yesNo('允许减免', 'May be reduced'),
    reductionNote: maybe('减免依据', 'Ground for a reduction', 300),
  },
  strict,
)

/** Where an item is handled; the position is for finding the nearest. */
export const ItemPlace = Type.Object(
  {
    name: text('办理地点', 'Place', 100),
    address: text('地址', 'Address', 200),
    hours: text('办理时间', 'Opening hours', 200),
    phone: maybe('电话', 'Telephone', 40),
    directions: maybe('交通指引', 'How to get there', 300),
    regionCode: Type.String({ pattern: '^[0-9]{6,12}$', ...called('区划代码', 'Division') }),
    position: Type.Union(
      [
        Type.Object(
          {
            longitude: Type.Number({ minimum: 73, maximum: 136, ...called('经度', 'Longitude') }),
            latitude: Type.Number({ minimum: 3, maximum: 54, ...called('纬度', 'Latitude') }),
          },
          { ...strict, ...called('坐标', 'Position') },
        ),
        Type.Null(),
      ],
      { ...called('坐标', 'Position') },
    ),
  },
  strict,
)
export type ItemPlace = Static<typeof ItemPlace>

const contacts = Type.Object(
  {
    enquiryPhone: text('咨询电话', 'Enquiries', 40),
    enquiryOnline: maybe('网上咨询', 'Enquiries online', 300),
    complaintPhone: text('监督投诉电话', 'Complaints', 40),
    complaintOnline: maybe('网上投诉', 'Complaints online', 300),
  },
  { ...strict, ...called('咨询和监督投诉', 'Enquiries and complaints') },
)

const remedies = Type.Object(
  {
    rights: lines('依法享有的权利', 'Your rights', 10),
    duties: lines('依法履行的义务', 'Your duties', 10),
    reviewBody: maybe('行政复议机关', 'Administrative review', 100),
    reviewPhone: maybe('行政复议电话', 'Telephone of the review', 40),
    court: maybe('行政诉讼法院', 'Court', 100),
  },
  { ...strict, ...called('权利、义务和救济', 'Rights, duties, remedies') },
)

const FrequentQuestion = Type.Object(
  { question: text('问题', 'Question', 300), answer: text('解答', 'Answer', 2000) },
  strict,
)

/**
 * An item of government service as one document (实施清单 with its 办事指南): what a version
 * holds, and what its hash is made of. The fields are those of the national upload layout.
 */
export const ItemContent = Type.Object(
  {
    identity,
    promise,
    legalBasis: listOf('设定依据', 'Legal basis', LegalBasis, 40),
    conditions: lines('受理条件', 'Conditions'),
    questions: listOf('情形引导', 'Questions beforehand', PrescreeningQuestion, 10),
    handling,
    fees: listOf('收费', 'Fees', Fee, 20),
    freeServices: lines('免费服务', 'Free services', 10),
    places: listOf('办理地点和时间', 'Places and hours', ItemPlace, 60),
    contacts,
    remedies,
    faqs: listOf('常见问题', 'Frequent questions', FrequentQuestion, 40),
  },
  strict,
)
export type ItemContent = Static<typeof ItemContent>
