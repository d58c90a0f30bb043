import type { SignalName } from './integrity.ts'
import type { Word } from './words.ts'

/** The signals by name, and what each asks. */
export const signalWords: Readonly<
  Record<SignalName, { readonly name: Word; readonly asks: Word }>
> = {
  quick: {
    name: { zh: '十秒内评价过多', en: 'Too many within ten seconds' },
    asks: {
      zh: '办结后十秒内就提交的比例远高于其他窗口：是不是工作人员代点？',
      en: 'far more than elsewhere come within ten seconds of the end: did the clerk press?',
    },
  },
  series: {
    name: { zh: '连续评价过密', en: 'Reviews in close series' },
    asks: {
      zh: '前后两次评价相隔不到五秒的比例远高于其他窗口：是不是一个人连续点？',
      en: 'far more than elsewhere follow within five seconds: did one person press for many?',
    },
  },
  uniform: {
    name: { zh: '评价千篇一律', en: 'All alike' },
    asks: {
      zh: '全部是“非常满意”且没有一个字，其他窗口不会这样：评价是不是本人作出？',
      en: 'all “very satisfied” without a word, as nowhere else: did the people review themselves?',
    },
  },
  burst: {
    name: { zh: '评价突增', en: 'Burst' },
    asks: {
      zh: '一小时内的评价远多于其他各周的同一小时：是不是集中刷评？',
      en: 'far more in an hour than in the same hour of other weeks: was it organised?',
    },
  },
  device: {
    name: { zh: '一机多评', en: 'One phone for many' },
    asks: {
      zh: '同一部手机一天里替多个人评价，远多于家人代手：是不是有人代评？（帮办代办的不算）',
      en: 'one phone reviewed for many people in a day, far beyond a family: did somebody review for them? (helpers are not counted)',
    },
  },
  own_screen: {
    name: { zh: '工作人员屏幕上评价', en: 'On the screen of staff' },
    asks: {
      zh: '评价提交时，那台设备上正登录着工作人员，远多于其他窗口：评价是谁点的？',
      en: 'staff were signed in where reviews were handed in, far more than elsewhere: who pressed?',
    },
  },
  prompting: {
    name: { zh: '差评后少邀评', en: 'Asked less after bad reviews' },
    asks: {
      zh: '出现差评后几天的参评率明显低于平时：是不是有选择地邀请评价？',
      en: 'participation falls in the days after bad reviews: were people chosen to be asked?',
    },
  },
  contradiction: {
    name: { zh: '回访与追评矛盾', en: 'Follow-up against second review' },
    asks: {
      zh: '回访记为满意，本人追评却仍是差评，多于其他单位：回访问到本人了吗？',
      en: 'written down as satisfied, yet bad again in their own words, more than elsewhere: were they asked at all?',
    },
  },
  drift: {
    name: { zh: '非常满意突然升高', en: 'Sudden rise' },
    asks: {
      zh: '“非常满意”的比例比本单位前一个季度持续偏高：是服务变好了，还是评价变了？',
      en: 'the share of “very satisfied” stays above that of the quarter before: a better service, or other reviews?',
    },
  },
  unreported: {
    name: { zh: '服务未上报', en: 'Services not reported' },
    asks: {
      zh: '别处计到的件，这里没有办结上报：为什么不上报？没有上报的服务，群众无从评价。',
      en: 'counted elsewhere and never reported here: why not? What is not reported nobody can review.',
    },
  },
}
