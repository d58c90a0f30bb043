import type { UnitKind } from '../kernel/org/index.ts'

/** Invented places; their codes lie outside GB/T 2260, where no division begins with 99. */
export const county = '990121'
export const city = '990100'
export const otherCounty = '990122'
export const townships = ['990121101', '990121102', '990121103'] as const

export const regions = [
  {
    regionCode: city,
    name: '临澍市（示例）',
    nameEn: 'Linshu City (demo)',
    level: 'city',
    parent: null,
  },
  {
    regionCode: county,
    name: '澍阳县（示例）',
    nameEn: 'Shuyang County (demo)',
    level: 'county',
    parent: city,
  },
  {
    regionCode: otherCounty,
    name: '澍安县（示例）',
    nameEn: 'Shu’an County (demo)',
    level: 'county',
    parent: city,
  },
  {
    regionCode: townships[0],
    name: '柳湾镇（示例）',
    nameEn: 'Liuwan Town (demo)',
    level: 'township',
    parent: county,
  },
  {
    regionCode: townships[1],
    name: '石桥镇（示例）',
    nameEn: 'Shiqiao Town (demo)',
    level: 'township',
    parent: county,
  },
  {
    regionCode: townships[2],
    name: '云陂镇（示例）',
    nameEn: 'Yunbei Town (demo)',
    level: 'township',
    parent: county,
  },
] as const

/** A unit of the demo with what it offers; the weakness is how much worse than usual it serves. */
export interface DemoUnit {
  readonly key: string
  readonly name: string
  readonly nameEn: string
  readonly kind?: UnitKind
  readonly items: readonly (readonly [name: string, nameEn: string])[]
  readonly weakness?: number
}

export const supervisingKey = 'ducha'

/** The units of the county, as a county hall has them. */
export const countyUnits: readonly DemoUnit[] = [
  {
    key: 'ducha',
    name: '县政务服务效能督查室',
    nameEn: 'Office for Service Oversight',
    kind: 'supervising_office',
    items: [],
  },
  {
    key: 'zwzx',
    name: '县政务服务中心',
    nameEn: 'County Service Hall',
    kind: 'hall',
    items: [
      ['综合咨询', 'General enquiries'],
      ['帮办代办', 'Help with an application'],
    ],
  },
  {
    key: 'gongan',
    name: '县公安局',
    nameEn: 'Public Security Bureau',
    items: [
      ['居民身份证换领', 'Renewal of an identity card'],
      ['户口迁移', 'Move of household registration'],
      ['机动车驾驶证换证', 'Renewal of a driving licence'],
    ],
  },
  {
    key: 'shichang',
    name: '县市场监督管理局',
    nameEn: 'Market Regulation Bureau',
    items: [
      ['个体工商户设立登记', 'Registration of a sole trader'],
      ['营业执照变更', 'Change of a business licence'],
      ['食品经营许可', 'Food business permit'],
    ],
    weakness: 1.3,
  },
  {
    key: 'renshe',
    name: '县人力资源和社会保障局',
    nameEn: 'Human Resources and Social Security Bureau',
    items: [
      ['社会保障卡补换', 'Replacement of a social security card'],
      ['失业登记', 'Registration of unemployment'],
      ['养老保险待遇申领', 'Claim of pension benefits'],
    ],
  },
  {
    key: 'budongchan',
    name: '县不动产登记中心',
    nameEn: 'Real Estate Registry',
    items: [
      ['不动产转移登记', 'Transfer of real estate'],
      ['抵押权登记', 'Registration of a mortgage'],
      ['不动产查询', 'Search of the registry'],
    ],
    weakness: 2.4,
  },
  {
    key: 'yibao',
    name: '县医疗保障局',
    nameEn: 'Medical Insurance Bureau',
    items: [
      ['异地就医备案', 'Care in another place'],
      ['医疗费用报销', 'Reimbursement of medical costs'],
    ],
  },
  {
    key: 'minzheng',
    name: '县民政局',
    nameEn: 'Civil Affairs Bureau',
    items: [
      ['结婚登记', 'Marriage registration'],
      ['最低生活保障审核', 'Review of minimum income support'],
      ['高龄津贴申领', 'Allowance for the very old'],
    ],
  },
  {
    key: 'shuiwu',
    name: '县税务局',
    nameEn: 'Tax Bureau',
    items: [
      ['发票领用', 'Issue of invoices'],
      ['个体定额核定', 'Tax assessment of sole traders'],
    ],
  },
  {
    key: 'jiaotong',
    name: '县交通运输局',
    nameEn: 'Transport Bureau',
    items: [
      ['道路运输证核发', 'Road transport certificate'],
      ['临时包车审批', 'Permit for a charter bus'],
    ],
  },
  {
    key: 'chengguan',
    name: '县城市管理局',
    nameEn: 'Urban Management Bureau',
    items: [
      ['户外广告设置审批', 'Permit for outdoor signs'],
      ['占道施工审批', 'Permit for works on the road'],
    ],
    weakness: 1.8,
  },
  {
    key: 'zhujian',
    name: '县住房和城乡建设局',
    nameEn: 'Housing and Construction Bureau',
    items: [
      ['施工许可证核发', 'Building permit'],
      ['公租房申请', 'Application for public housing'],
    ],
  },
  {
    key: 'ziran',
    name: '县自然资源局',
    nameEn: 'Natural Resources Bureau',
    items: [
      ['建设用地规划许可', 'Planning permit for land'],
      ['宅基地审批备案', 'Filing of a homestead'],
    ],
  },
  {
    key: 'weijian',
    name: '县卫生健康委员会',
    nameEn: 'Health Commission',
    items: [
      ['公共场所卫生许可', 'Hygiene permit'],
      ['生育登记', 'Birth registration'],
    ],
  },
  {
    key: 'jiaoti',
    name: '县教育体育局',
    nameEn: 'Education and Sports Bureau',
    items: [
      ['义务教育入学', 'School enrolment'],
      ['教师资格认定', 'Teacher certification'],
    ],
    weakness: 1.5,
  },
  {
    key: 'nongye',
    name: '县农业农村局',
    nameEn: 'Agriculture Bureau',
    items: [
      ['农机购置补贴', 'Subsidy for farm machines'],
      ['动物防疫条件合格证', 'Animal health certificate'],
    ],
  },
  {
    key: 'shuili',
    name: '县水利局',
    nameEn: 'Water Resources Bureau',
    items: [['取水许可', 'Permit to draw water']],
  },
  {
    key: 'linye',
    name: '县林业局',
    nameEn: 'Forestry Bureau',
    items: [['林木采伐许可', 'Felling permit']],
  },
  {
    key: 'huanbao',
    name: '县生态环境局',
    nameEn: 'Ecology Bureau',
    items: [['排污登记', 'Registration of discharge']],
  },
  {
    key: 'yingji',
    name: '县应急管理局',
    nameEn: 'Emergency Management Bureau',
    items: [['烟花爆竹经营许可', 'Permit to sell fireworks']],
  },
  {
    key: 'fagai',
    name: '县发展和改革委员会',
    nameEn: 'Development and Reform Commission',
    items: [['企业投资项目备案', 'Filing of an investment project']],
  },
  {
    key: 'caizheng',
    name: '县财政局',
    nameEn: 'Finance Bureau',
    items: [['会计代理记账许可', 'Bookkeeping permit']],
  },
  {
    key: 'sifa',
    name: '县司法局',
    nameEn: 'Justice Bureau',
    items: [['法律援助申请', 'Legal aid']],
  },
  {
    key: 'canlian',
    name: '县残疾人联合会',
    nameEn: 'Disabled Persons’ Federation',
    items: [['残疾人证办理', 'Disability certificate']],
  },
  {
    key: 'gongjijin',
    name: '县住房公积金管理部',
    nameEn: 'Housing Fund Office',
    items: [['公积金提取', 'Withdrawal from the housing fund']],
    weakness: 1.4,
  },
  {
    key: 'dangan',
    name: '县档案馆',
    nameEn: 'County Archives',
    items: [['婚姻档案查询', 'Search of marriage records']],
  },
  {
    key: 'tuiyi',
    name: '县退役军人事务局',
    nameEn: 'Veterans Affairs Bureau',
    items: [['优待证申领', 'Veteran’s card']],
  },
  {
    key: 'wenlv',
    name: '县文化广电和旅游局',
    nameEn: 'Culture and Tourism Bureau',
    items: [['营业性演出审批', 'Permit for a performance']],
  },
  {
    key: 'yancao',
    name: '县烟草专卖局',
    nameEn: 'Tobacco Bureau',
    items: [['烟草零售许可', 'Tobacco retail licence']],
  },
  {
    key: 'qixiang',
    name: '县气象局',
    nameEn: 'Meteorological Bureau',
    items: [['防雷装置设计审核', 'Review of lightning protection']],
  },
  {
    key: 'gongdian',
    name: '县供电公司',
    nameEn: 'Power Supply Company',
    kind: 'linked_enterprise',
    items: [
      ['居民新装用电', 'New connection to power'],
      ['用电过户', 'Change of account holder'],
    ],
  },
  {
    key: 'zilaishui',
    name: '县自来水公司',
    nameEn: 'Water Company',
    kind: 'linked_enterprise',
    items: [['用水报装', 'New connection to water']],
    weakness: 1.6,
  },
  {
    key: 'ranqi',
    name: '县燃气公司',
    nameEn: 'Gas Company',
    kind: 'linked_enterprise',
    items: [['燃气报装', 'New connection to gas']],
  },
  {
    key: 'dianxin',
    name: '县电信公司',
    nameEn: 'Telecom Company',
    kind: 'linked_enterprise',
    items: [['宽带报修', 'Broadband repair']],
  },
  {
    key: 'youzheng',
    name: '县邮政公司',
    nameEn: 'Postal Company',
    kind: 'linked_enterprise',
    items: [['证照寄递', 'Delivery of certificates']],
  },
  {
    key: 'rexian',
    name: '县政务热线中心',
    nameEn: 'Hotline Centre',
    items: [['热线咨询', 'Hotline enquiries']],
  },
  {
    key: 'chuangwen',
    name: '县营商环境专班',
    nameEn: 'Task Force for Business',
    kind: 'temporary_office',
    items: [['企业诉求受理', 'Requests of enterprises']],
  },
]

/** What a township's service centre offers. */
export const townshipItems = [
  ['养老待遇资格认证', 'Proof of entitlement to a pension'],
  ['医疗保险参保登记', 'Registration for medical insurance'],
  ['临时救助申请', 'Emergency relief'],
] as const
