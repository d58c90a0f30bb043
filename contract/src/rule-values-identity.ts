import Type from 'typebox'
import { called, count, strict, time, yesNo } from './rule-values.ts'

const line = (zh: string, en: string, maxLength: number) =>
  Type.String({ maxLength, ...called(zh, en) })

const claim = (zh: string, en: string) =>
  Type.String({ maxLength: 60, pattern: '^[A-Za-z0-9_.:-]*$', ...called(zh, en) })

const provider = {
  isOn: yesNo('开通', 'Offered'),
  label: Type.String({
    minLength: 1,
    maxLength: 30,
    ...called('按钮上的名称', 'Words of the button'),
  }),
  issuer: line('颁发者地址（issuer）', 'Issuer', 300),
  clientId: line('本平台的客户端标识', 'Our client id', 200),
  acceptedAcr: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
    maxItems: 10,
    uniqueItems: true,
    ...called('认可的认证等级（acr）', 'Accepted levels (acr)'),
  }),
}

const passwordWords = {
  everybody: { zh: '所有人仍可用密码', en: 'Everybody may still use a password' },
  administrators: { zh: '只有管理员可用密码', en: 'Administrators alone' },
}

/** Sign-in of staff through an identity provider (docs/operate/identity.md). */
export const StaffProviderValue = Type.Object(
  {
    ...provider,
    staffCodeClaim: claim('写有工号的声明', 'Claim with the staff code'),
    passwords: Type.Enum(Object.keys(passwordWords) as (keyof typeof passwordWords)[], {
      ...called('密码登录', 'Passwords'),
      words: passwordWords,
    }),
  },
  strict,
)

/** Sign-in of citizens and enterprises through an identity provider. */
export const CitizenProviderValue = Type.Object(
  {
    ...provider,
    labelEn: Type.String({ minLength: 1, maxLength: 60, ...called('英文名称', 'In English') }),
    nameClaim: claim('写有姓名（经办人姓名）的声明', 'Claim with the name of the person or agent'),
    numberClaim: claim('写有证件号码的声明', 'Claim with the identity number'),
    enterpriseNameClaim: claim('写有企业名称的声明', 'Claim with the name of the enterprise'),
    creditCodeClaim: claim(
      '写有统一社会信用代码的声明（空：企业不从这里登录）',
      'Claim with the credit code; empty: enterprises do not sign in so',
    ),
  },
  strict,
)

/** Accounts of citizens (docs/domain/personal-data.md). */
export const CitizenAccountsValue = Type.Object(
  {
    proofDays: count('多少天没有再证明就忘记', 'Days until a proof is forgotten', 1, 365),
    sessionIdleMinutes: count('多少分钟不动就退出', 'Idle minutes until signed out', 5, 240),
    sessionHours: count('登录最长几小时', 'Hours a session lasts', 1, 24),
    namesClerks: yesNo('告诉本人是哪位工作人员看的', 'Name the clerk who looked'),
  },
  strict,
)

/** How long a new number waits that was entered at the counter. */
export const PhoneChangeValue = Type.Object(
  { waitingDays: count('告知旧号码后等几天', 'Days to wait after the old number was told', 1, 30) },
  strict,
)

const unmaskingWords = {
  never: { zh: '不能（由平台转接）', en: 'Never; the platform relays' },
  with_second_person: { zh: '经第二个人同意', en: 'When a second person agrees' },
}

/** Whether the unit a masked person complains about may see the number (docs/domain/people.md). */
export const UnmaskingValue = Type.Object(
  {
    handlingUnit: Type.Enum(Object.keys(unmaskingWords) as (keyof typeof unmaskingWords)[], {
      ...called('承办单位查看隐名人电话', 'The handling unit sees a masked number'),
      words: unmaskingWords,
    }),
  },
  strict,
)

/** How often and how long a unit may have a masked person reached (docs/domain/people.md). */
export const RelayLimitsValue = Type.Object(
  {
    perMatterAndDayMax: count('同一件每天至多联系几次', 'Contacts a matter and day at most', 1, 20),
    callMinutesMax: count('一次通话至多几分钟', 'Minutes of a call at most', 1, 60),
  },
  strict,
)

/** How soon a request about one's own data is answered; the law's ceiling is thirty days. */
export const DataRequestsValue = Type.Object(
  { answer: time('答复个人信息请求', 'Answer to a request about personal data') },
  strict,
)
