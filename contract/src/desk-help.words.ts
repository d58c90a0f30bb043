import type { Dictionary } from './words.ts'

export const helpWords = {
  lead: { zh: '一页说完怎么用。', en: 'All there is to know, on one page.' },
  howTitle: { zh: '办件', en: 'Handling matters' },
  how1: {
    zh: '“我的工作”第一栏“待办”只列需要您现在决定的件，最急的在最上面。',
    en: 'The first tab of “My work” lists only what needs your decision now, the most urgent on top.',
  },
  how2: {
    zh: '打开一件，先看状态、期限和“下一步”；按钮由系统按规则给出，不出现的就是现在不能办的，上方会说明原因。',
    en: 'A matter shows state, date and what to do next. The buttons follow the rules; where one is missing, the note above says why.',
  },
  how3: {
    zh: '期限旁的“怎么算的”逐行列出算式：哪几天不计、依据哪份通知、是否暂停过。',
    en: '“How it is counted” beside a date prints its arithmetic: which days are left out, by which notice, and any pause.',
  },
  how4: {
    zh: '填到一半登录到期或断网，内容会保留，重新登录后继续。',
    en: 'If the session ends or the network fails while you type, the text is kept; sign in and go on.',
  },
  how5: {
    zh: '评价人的联系方式默认遮盖。需要联系时写明目的再查看；每次查看本人都能看到。',
    en: 'Contact data are masked. Say the purpose to see them; the person can see every look.',
  },
  lightsTitle: { zh: '期限的颜色和文字', en: 'Dates in colour and words' },
  lightRed: { zh: '超期 1 天', en: '1 day overdue' },
  lightAmber: { zh: '剩 1 个工作日', en: '1 working day left' },
  lightGreen: { zh: '剩 4 个工作日', en: '4 working days left' },
  lightRedText: {
    zh: '已过截止时间，系统已先告知群众',
    en: 'past its date; the citizen has been told first',
  },
  lightAmberText: { zh: '临近截止', en: 'close to its date' },
  lightGreenText: { zh: '时间充裕', en: 'time enough' },
  keysTitle: { zh: '键盘', en: 'Keyboard' },
  keySearch: { zh: '到查件框', en: 'go to the search box' },
  keyNext: { zh: '列表的下一行、上一行', en: 'next and previous row of a list' },
  keyOpen: { zh: '打开所在的一行', en: 'open the row' },
  keyHelp: { zh: '打开本页', en: 'open this page' },
  keysSwitch: { zh: '使用单键快捷键', en: 'Use single-key shortcuts' },
  keysSwitchText: {
    zh: '用语音输入或屏幕阅读器时如有冲突，可以关闭。只影响这台电脑。',
    en: 'Switch off if they get in the way of speech input or a screen reader. Kept on this computer only.',
  },
  sizeTitle: { zh: '字号与语言', en: 'Size and language' },
  sizeText: {
    zh: '右上角“大字版”放大全部文字和按钮，功能不减；“English”切换语言。文书始终为中文。',
    en: '“Large text” at the top right enlarges everything and leaves nothing out. Letters are in Chinese only.',
  },
} as const satisfies Dictionary
