import type { ItemContent, ItemMaterial } from '@huiyin/contract/catalog-item'

/** A material of the applicant as most are; a test says what is otherwise. */
export function itemMaterial(over: Partial<ItemMaterial> = {}): ItemMaterial {
  return {
    id: 'application',
    name: '申请表',
    source: 'applicant',
    usedBy: ['accept'],
    deferrable: false,
    reviewPoints: ['填写完整，本人签字'],
    situations: [],
    isRequired: true,
    isPromisable: false,
    form: 'original',
    originals: 1,
    copies: 0,
    ...over,
  }
}

const workingDays = (amount: number) => ({ amount, unit: 'working_day' as const })

/** An item of the police of the journeys that passes every check. */
export function itemContent(over: Partial<ItemContent> = {}): ItemContent {
  return {
    identity: {
      name: '居民身份证办理',
      nameEn: 'Identity card',
      aliases: ['办身份证'],
      type: 'confirmation',
      level: 'county',
      unitCode: 'police',
      bodyNature: 'statutory',
      powerSource: 'own_power',
      audience: ['person'],
    },
    promise: {
      caseType: 'promised',
      statutoryLimit: workingDays(60),
      promisedLimit: workingDays(15),
      forms: ['at_window'],
      onlineDepth: 'apply_online',
      visits: 1,
      visitReason: '须采集指纹和照片',
      crossScope: 'nationwide',
      isInHall: true,
      isBookable: true,
      isMaterialPosted: false,
      isResultPosted: true,
      isPaidOnline: false,
    },
    legalBasis: [{ document: '中华人民共和国居民身份证法', article: '第十条' }],
    conditions: ['年满十六周岁的公民'],
    questions: [
      {
        id: 'why',
        text: '为什么办？',
        choices: [
          { id: 'first', text: '首次申领' },
          { id: 'lost', text: '丢失补领' },
        ],
      },
    ],
    handling: handling(),
    fees: [
      {
        name: '工本费',
        standard: '补领每证 40 元',
        basis: '发改价格规〔2021〕1080号（示例）',
        isReducible: false,
      },
    ],
    freeServices: ['照片采集'],
    places: [
      {
        name: '县政务服务大厅',
        address: '澍阳县示例路 1 号',
        hours: '工作日 9:00 至 17:00',
        regionCode: '990121',
        position: { longitude: 114.5, latitude: 32.1 },
      },
    ],
    contacts: { enquiryPhone: '0000-110', complaintPhone: '12345' },
    remedies: { rights: ['查询办理进度'], duties: ['提供真实材料'] },
    faqs: [{ question: '可以代领吗？', answer: '可以，带上双方身份证件。' }],
    ...over,
  }
}

function handling(): ItemContent['handling'] {
  return {
    steps: [
      {
        id: 'accept',
        name: '受理',
        kind: 'accept',
        unit: 'police',
        limit: workingDays(1),
        after: [],
      },
      {
        id: 'decide',
        name: '审核签发',
        kind: 'decide',
        unit: 'police',
        limit: workingDays(10),
        after: ['accept'],
      },
    ],
    materials: [
      itemMaterial(),
      itemMaterial({ id: 'old-card', name: '旧证', situations: ['first'] }),
      itemMaterial({
        id: 'household',
        name: '常住人口信息',
        source: 'register',
        sourceId: '人口库',
        originals: 0,
        form: 'electronic',
      }),
    ],
    specialProcedures: [],
    decisions: [],
    results: [{ id: 'card', name: '居民身份证', kind: 'certificate', step: 'decide' }],
  }
}
