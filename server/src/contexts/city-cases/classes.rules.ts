import type { CaseKind } from '@huiyin/contract/city-cases'

/** A small class (小类) of the catalogue. */
export interface CaseClass {
  readonly kind: CaseKind
  /** 大类 and 小类, two digits each. */
  readonly code: string
  readonly name: string
  readonly groupName: string
}

type Groups = Readonly<Record<string, readonly [groupName: string, classes: string]>>

/** Classes of GB/T 30428.2 as a prefecture city publishes them; own ones count down from 99. */
const components: Groups = {
  '01': [
    '公用设施',
    '01上水井盖 02污水井盖 03雨水井盖 04雨水箅子 05电力井盖 06路灯井盖 07通信井盖 08电视井盖 09网络井盖 10热力井盖 11燃气井盖 12公安井盖 13消防井盖 14园林井盖 18化粪池井盖 23不明井盖 25供水器 26沟槽盖板 27通讯交接箱 28电力设施 29电力设施标识牌 30电力立杆 31通信立杆 37路灯 38地灯 39景观灯 40报刊亭 45自动售货机 46户外健身设施 49燃气调压站（箱） 50监控电子眼 51岗亭 52休息亭 54充电站（桩） 57露天燃气管道',
  ],
  '02': [
    '道路交通',
    '01停车场 04公交站亭（牌） 06过街天桥 07地下通道 08立交桥 09跨河桥 11限高架 12路名牌 17交通护栏 19渠化岛 20人行横道桩 21便道桩 24道路隔音屏 25非机动车停放点 30水域标示牌',
  ],
  '03': [
    '市容环境',
    '01公共厕所 02公厕指示牌 03化粪池 04垃圾中转站 05垃圾箱 06户外广告 07牌匾标识 08宣传栏',
  ],
  '04': [
    '园林绿化',
    '01古树名木 02行道树 04护树设施 05花钵花架 06雕塑 07街头座椅 08绿地护栏 09绿地附属设施 10喷泉',
  ],
  '05': ['其他部件', '03加油（气、电）站 04液化气站 06水域附属设施 07水域护栏 08防汛墙 99其他'],
}
const events: Groups = {
  '01': [
    '市容环境',
    '01私搭乱建 02店面无证装修 03违章接坡 04外立面不洁 05临街阳台屋顶脏乱 06挂彩旗 07沿街晾挂 08擅自架设管线 10暴露生活垃圾 11积存垃圾渣土 12道路不洁 13道路破损 14道路遗撒 17绿地脏乱 18绿化弃料 19非装饰性吊挂 20焚烧垃圾树叶 21病虫害 22非法伐树 25水域不洁 26河道污染 28商业噪音 29露天烧烤 30乱倒乱排污水 31餐厨垃圾遗撒 32非正规填埋场 33乱丢医疗废物 35废弃家具 36乱堆物堆料 37动物尸体 38饲养家禽家畜',
  ],
  '02': [
    '宣传广告',
    '01非法小广告 02街头散发广告 03违规户外广告 04广告文字不规范 05广告位置不合理 06违规牌匾 07违规标语',
  ],
  '03': [
    '施工管理',
    '01施工扰民 02施工占道 03无证掘路 04工地扬尘 05施工废弃料 06物料乱堆 07工地围挡 08道路未硬化 09出入口道路破损 10未场光地净 11渣土车未密闭 12车轮夹带',
  ],
  '04': [
    '街面秩序',
    '01无照经营游商 02早（夜）市 04占道废品收购 05店外经营 06占道经营 10非机动车乱停放',
  ],
  '05': [
    '突发事件',
    '01供水管道破裂 02燃气管道破裂 03排水管道堵塞破裂 04热力管道破裂 05路面塌陷 06道路积水 07道路积雪积冰 08架空线缆脱落',
  ],
  '06': ['其他事件', '02临街屠宰 04门前四包 99其他'],
}

/** Every class, components first. */
export const caseClasses: readonly CaseClass[] = [
  ...classesOf('component', components),
  ...classesOf('event', events),
]

const byKey = new Map(caseClasses.map((one) => [`${one.kind} ${one.code}`, one]))

export function findClass(kind: CaseKind, code: string): CaseClass | undefined {
  return byKey.get(`${kind} ${code}`)
}

function classesOf(kind: CaseKind, groups: Groups): CaseClass[] {
  return Object.entries(groups).flatMap(([group, [groupName, classes]]) =>
    classes.split(' ').map((written) => ({
      kind,
      code: `${group}${written.slice(0, 2)}`,
      name: written.slice(2),
      groupName,
    })),
  )
}
