/**
 * 诉求内容分类: two digits for the class, two for what is within. Ours, as an example in the shape of
 * GB/T 39666—2020; an office maps its own codes when it imports.
 */
export const hotlineClasses = {
  '01': {
    name: { zh: '城建环保', en: 'City and environment' },
    of: {
      '0101': { zh: '施工噪声', en: 'Noise of building sites' },
      '0102': { zh: '油烟异味', en: 'Smoke and smells' },
      '0103': { zh: '路灯市政设施', en: 'Street lamps and public works' },
      '0104': { zh: '违法建设', en: 'Illegal building' },
      '0105': { zh: '占道经营', en: 'Trading on the pavement' },
      '0106': { zh: '垃圾清运', en: 'Rubbish' },
    },
  },
  '02': {
    name: { zh: '民生水电', en: 'Water, power, heating' },
    of: {
      '0201': { zh: '停水水质', en: 'Water' },
      '0202': { zh: '停电', en: 'Power' },
      '0203': { zh: '燃气', en: 'Gas' },
      '0204': { zh: '供暖', en: 'Heating' },
    },
  },
  '03': {
    name: { zh: '户籍治安', en: 'Residence and order' },
    of: {
      '0301': { zh: '身份证户口', en: 'Identity cards and residence' },
      '0302': { zh: '治安', en: 'Public order' },
    },
  },
  '04': {
    name: { zh: '社保医疗', en: 'Insurance and health' },
    of: {
      '0401': { zh: '社保卡养老', en: 'Social insurance and pensions' },
      '0402': { zh: '医保报销', en: 'Health insurance' },
      '0403': { zh: '医院服务', en: 'Hospitals' },
    },
  },
  '05': {
    name: { zh: '住房物业', en: 'Housing' },
    of: {
      '0501': { zh: '物业管理', en: 'Property management' },
      '0502': { zh: '不动产登记', en: 'Registration of property' },
      '0503': { zh: '公积金', en: 'Housing fund' },
    },
  },
  '06': {
    name: { zh: '交通运输', en: 'Transport' },
    of: {
      '0601': { zh: '公交出租', en: 'Buses and taxis' },
      '0602': { zh: '道路养护', en: 'Upkeep of roads' },
      '0603': { zh: '运输证照', en: 'Transport licences' },
    },
  },
  '07': {
    name: { zh: '市场消费', en: 'Market and consumers' },
    of: {
      '0701': { zh: '消费纠纷', en: 'Consumers' },
      '0702': { zh: '食品安全', en: 'Food safety' },
      '0703': { zh: '营业执照', en: 'Business licences' },
    },
  },
  '08': {
    name: { zh: '劳动教育', en: 'Work and schools' },
    of: {
      '0801': { zh: '拖欠工资', en: 'Unpaid wages' },
      '0802': { zh: '入学招生', en: 'School places' },
    },
  },
  '09': {
    name: { zh: '营商环境', en: 'Doing business' },
    of: {
      '0901': { zh: '惠企政策', en: 'Policies for enterprises' },
      '0902': { zh: '涉企检查收费', en: 'Inspections and fees' },
    },
  },
  '10': {
    name: { zh: '其他', en: 'Other' },
    of: { '1001': { zh: '其他诉求', en: 'Anything else' } },
  },
} as const

/** The groups by their code: `10` reads as a number, and objects put numbers before everything. */
export const hotlineClassGroups = Object.entries(hotlineClasses).sort(([one], [other]) =>
  one < other ? -1 : 1,
)

type Class = { readonly zh: string; readonly en: string }

/** What people call a class of tickets; of a code that is none, nothing. */
export function ticketClassName(code: string): Class | undefined {
  const group = Object.entries(hotlineClasses).find(([prefix]) => code.startsWith(prefix))?.[1]
  const classes: Readonly<Record<string, Class>> = group?.of ?? {}
  return classes[code]
}
