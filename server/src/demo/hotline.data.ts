import type { TicketBody } from '@huiyin/contract/hotline'
import type { Seats } from '@huiyin/contract/hotline-seats'

/** What people ask of the hotline in the demo; the places are the streets of a town that is not there. */
export type Asked = Pick<TicketBody, 'type' | 'category' | 'title' | 'content'>

export const questions: readonly (Asked & { readonly answer: string })[] = [
  {
    type: 'consultation',
    category: '0301',
    title: '身份证丢了怎么补办',
    content: '身份证丢了，想问怎么补办，要带什么。',
    answer: '带户口簿到任一派出所户籍窗口补领，二十个工作日内领取，工本费 40 元。',
  },
  {
    type: 'consultation',
    category: '0401',
    title: '社保卡在哪里激活',
    content: '新办的社保卡在哪里激活，能不能代办。',
    answer: '到卡面银行任一网点激活；老人可由家属持双方身份证代办。',
  },
  {
    type: 'consultation',
    category: '0502',
    title: '二手房过户要哪些材料',
    content: '买了一套二手房，过户要准备哪些材料，多久能办好。',
    answer: '买卖双方身份证、不动产权证、买卖合同；材料齐全一个工作日办结。',
  },
]

export const requests: readonly Asked[] = [
  {
    type: 'complaint',
    category: '0101',
    title: '夜间施工噪声扰民',
    content: '工地夜里十一点还在打桩，连续三天，孩子睡不着。',
  },
  {
    type: 'complaint',
    category: '0102',
    title: '饭店油烟直排',
    content: '楼下饭店油烟直接排到居民窗口，开不了窗。',
  },
  {
    type: 'help',
    category: '0103',
    title: '路灯不亮',
    content: '连续三盏路灯不亮，晚上走路看不见。',
  },
  {
    type: 'help',
    category: '0201',
    title: '水压不足',
    content: '六楼早晚没有水，已经一个星期。',
  },
  {
    type: 'complaint',
    category: '0501',
    title: '物业不维修电梯',
    content: '电梯坏了十天，物业说没有钱修，老人下不了楼。',
  },
  {
    type: 'report',
    category: '0702',
    title: '超市卖过期食品',
    content: '超市货架上有过期一个月的牛奶，还在打折卖。',
  },
  {
    type: 'suggestion',
    category: '0601',
    title: '建议增加公交班次',
    content: '早高峰等公交要半小时，建议增加班次。',
  },
  {
    type: 'complaint',
    category: '0602',
    title: '道路坑洼无人修',
    content: '路面坑洼积水，电动车摔了好几个人。',
  },
]

/** Answers that stand in the knowledge base, by the name of the unit that owns them. */
export const knowledge: readonly (readonly [
  unit: string,
  category: string,
  question: string,
  answer: string,
])[] = [
  ['县公安局', '0301', '居民身份证丢了怎么补办？', questions[0]?.answer ?? ''],
  ['县不动产登记中心', '0502', '二手房过户要哪些材料，多久办好？', questions[2]?.answer ?? ''],
  [
    '县城市管理局',
    '0101',
    '夜间施工噪声找谁，几点以后不能施工？',
    '晚十点到早六点不得施工，抢修和有夜间施工许可的除外；请说明工地位置，由县城市管理局查处。',
  ],
  [
    '县交通运输局',
    '0603',
    '道路运输证怎么年审？',
    '带车辆行驶证、道路运输证和检测报告到运输窗口办理，当场办结；可先拨 12328 预约。',
  ],
]

export const questionsWithoutAnswer = ['电动车充电桩补贴怎么申请', '流浪狗收容电话', '充电桩补贴']

/** 专席 of the demo: one open every day, one for a month that is over. */
export const demoSeats: Seats = {
  seats: [
    {
      id: 'business',
      name: '营商环境专席',
      from: '2020-01-01',
      until: '2099-12-31',
      opens: '00:00',
      closes: '23:59',
      script: '您好，营商环境专席，请问企业遇到了什么问题？',
    },
    {
      id: 'gaokao',
      name: '高考专席',
      from: '2026-06-01',
      until: '2026-06-30',
      opens: '08:00',
      closes: '20:00',
      script: '您好，高考服务专席，请问考生需要什么帮助？',
    },
  ],
}
