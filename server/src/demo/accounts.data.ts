import { county, otherCounty, townships } from './places.data.ts'

/** An account of the demo: its login says who it is. */
export interface DemoAccount {
  readonly regionCode: string
  readonly login: string
  readonly staffCode: string
  readonly role: string
  readonly unit: string
  readonly hasSecondFactor: boolean
}

/** The same for all; the demo answers on this machine alone. */
export const demoPassword = 'Huiyin-demo-2026'
/** The secret of the demo's second factor, the same for all who have one. */
export const demoSecondFactor = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Who has something of their own to see in “我的”; the number is of a region that does not exist. */
export const ownPerson = {
  name: '田示昌',
  phone: '15400000005',
  idNumber: '990121197001010015',
}

const account = (
  login: string,
  staffCode: string,
  role: string,
  unit: string,
  hasSecondFactor = false,
): DemoAccount => ({ regionCode: county, login, staffCode, role, unit, hasSecondFactor })

const office = '县政务服务效能督查室'
const registry = '县不动产登记中心'

export const demoAccounts: readonly DemoAccount[] = [
  account('handler', 'J05', '经办人', registry),
  account('leader', 'L05', '单位负责人', registry),
  account('clerk', 'C05', '窗口人员', registry),
  account('handler2', 'J02', '经办人', '县公安局'),
  account('leader2', 'L02', '单位负责人', '县公安局'),
  account('supervisor', 'S01', '督查人员', office),
  account('supervisor2', 'S02', '督查人员', office),
  account('followup', 'H01', '回访人员', office),
  account('agent', 'T02', '话务员', office),
  account('acceptor', 'P01', '案件受理员', office),
  account('dispatcher', 'P02', '案件派遣员', office),
  account('collector', 'K02', '监督员', office),
  account('collector2', 'K01', '监督员', office),
  account('evaluator', 'E01', '考评人员', office),
  account('county', 'X01', '分管县领导', office),
  account('auditor', 'Z01', '审计人员', office),
  account('system', 'A01', '系统管理员', office, true),
  account('security', 'A02', '安全管理员', office, true),
  account('audit', 'A03', '审计管理员', office, true),
  { ...account('town', 'JT0', '乡镇经办人', '柳湾镇便民服务中心'), regionCode: townships[0] },
  {
    ...account('above', 'S21', '省级采集县的督查人员', '澍安县政务服务效能督查室'),
    regionCode: otherCounty,
  },
  {
    ...account('above-unit', 'LT3', '省级采集县的单位负责人', '澍安县便民服务中心'),
    regionCode: otherCounty,
  },
]
