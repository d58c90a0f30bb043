import type { CaseKind } from '@huiyin/contract/city-cases'

/** A small class (小类) of the catalogue. */
export interface CaseClass {
  readonly kind: CaseKind
  /** 大类 and 小类, two digits each. */
  readonly code: string
  readonly name: string
  readonly groupName: string
  /** What people call it, for searching and suggesting. */
  readonly words: readonly string[]
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

/** Everyday words for classes; ours. A word that names several stands with the commonest. */
const everyday: Readonly<Record<string, string>> = {
  'component 0104': '雨水篦子 雨篦子 下水口',
  'component 0123': '井盖 窨井盖 阴井盖 下水道盖',
  'component 0130': '电线杆 电杆',
  'component 0137': '路灯 灯不亮 灯坏 没有灯',
  'component 0146': '健身器材 健身设施',
  'component 0204': '公交站 站牌 候车亭',
  'component 0212': '路牌 路名',
  'component 0217': '护栏 栏杆',
  'component 0301': '公厕 厕所',
  'component 0305': '垃圾桶 垃圾箱 果皮箱',
  'component 0402': '大树 树枝 树倒 断枝 枯树',
  'event 0101': '违建 违章建筑 私搭',
  'event 0110': '垃圾 脏乱',
  'event 0111': '渣土 建筑垃圾',
  'event 0113': '路面坑 坑洼 路坏 路面破',
  'event 0120': '烧垃圾 烧树叶 焚烧',
  'event 0129': '烧烤',
  'event 0136': '堆物 杂物',
  'event 0201': '小广告 牛皮癣',
  'event 0301': '施工噪音 夜间施工',
  'event 0304': '扬尘 灰尘',
  'event 0401': '游商 摆摊 流动摊',
  'event 0405': '店外 出店',
  'event 0406': '占道',
  'event 0410': '乱停车 乱停放 共享单车 电动车乱',
  'event 0501': '漏水 爆管 水管',
  'event 0502': '燃气味 煤气味 漏气',
  'event 0503': '下水道堵 污水冒 冒污水',
  'event 0505': '塌陷 塌了 大坑',
  'event 0506': '积水 淹水 内涝',
  'event 0508': '电线掉 线缆垂 电线垂',
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

/**
 * The class a text speaks of: the one with the longest of its words or names in it, so that 垃圾桶
 * is no 垃圾. `undefined` where it speaks of none.
 */
export function suggestClass(text: string, among: readonly CaseClass[]): CaseClass | undefined {
  const longest = ({ name, words }: CaseClass) =>
    Math.max(0, ...[name, ...words].filter((one) => text.includes(one)).map(({ length }) => length))
  const [best] = among
    .map((one) => ({ one, length: longest(one) }))
    .filter(({ length }) => length > 1)
    .toSorted((some, other) => other.length - some.length)
  return best?.one
}

function classesOf(kind: CaseKind, groups: Groups): CaseClass[] {
  return Object.entries(groups).flatMap(([group, [groupName, classes]]) =>
    classes.split(' ').map((written) => ({
      kind,
      code: `${group}${written.slice(0, 2)}`,
      name: written.slice(2),
      groupName,
      words: everyday[`${kind} ${group}${written.slice(0, 2)}`]?.split(' ') ?? [],
    })),
  )
}
