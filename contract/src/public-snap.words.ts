import type { Dictionary } from './words.ts'

/** 随手拍: a photo of what is wrong in the street, and what became of it. */
export const snapWords = {
  snapTitle: { zh: '随手拍', en: 'Snap and report' },
  homeSnapHelp: {
    zh: '路灯不亮、井盖松动、垃圾没人清：拍一张照片就行。',
    en: 'A dark lamp, a loose cover, rubbish: one photo is enough.',
  },
  snapLead: {
    zh: '拍一张照片，点“上报”。不用登录，不用留姓名。',
    en: 'Take a photo and press “Report”. No account, no name.',
  },
  snapClosed: {
    zh: '本地还没有开通随手拍。请拨打 {hotline}。',
    en: 'Not offered here yet. Please call {hotline}.',
  },
  snapPhoto: { zh: '拍照或选择照片', en: 'Take or choose a photo' },
  snapPhotoHelp: {
    zh: '最多三张。照片里的位置和手机信息会被去掉。',
    en: 'Three at most. Place and device are taken out.',
  },
  snapPlace: { zh: '在哪里', en: 'Where is it?' },
  snapPlaceHelp: {
    zh: '能定位就不用填；也可以写路名、门牌或旁边的店。',
    en: 'Not needed if your phone knows the place; else a street, a number or a shop nearby.',
  },
  snapLocated: { zh: '已取得手机位置。', en: 'Your phone told the place.' },
  snapNotLocated: {
    zh: '没有取得位置，请写明地点。',
    en: 'The place is not known. Please say where.',
  },
  snapMore: { zh: '可以再说几句（不填也行）', en: 'A little more, if you like' },
  snapClass: { zh: '是什么', en: 'What is it?' },
  snapUnsure: { zh: '不确定，请工作人员选', en: 'Not sure: let the staff choose' },
  snapText: { zh: '说明', en: 'In words' },
  snapPhone: { zh: '手机号', en: 'Mobile number' },
  snapPhoneHelp: {
    zh: '只用来告诉您结果，承办单位看不到号码。',
    en: 'Only to tell you the result; the unit never sees it.',
  },
  snapSend: { zh: '上报', en: 'Report' },
  snapFaultPhoto: { zh: '请拍一张照片。', en: 'Please take a photo.' },
  snapFaultPlace: {
    zh: '请允许定位，或写明地点。',
    en: 'Please allow the position, or say where it is.',
  },
  snapFaultLarge: {
    zh: '照片太大，请换一张（不超过 10 MB）。',
    en: 'The photo is too large (10 MB at most).',
  },
  snapFaultPhone: {
    zh: '请填 11 位手机号，或不填。',
    en: 'A mobile number of 11 digits, or none.',
  },
  snapFaultDraft: {
    zh: '时间太久了，请重新上报。',
    en: 'It has been too long. Please report it again.',
  },
  snapFaultChoice: { zh: '请选择是不是同一件事。', en: 'Please say whether it is the same.' },
  snapNearTitle: { zh: '附近有人反映过', en: 'Somebody reported nearby' },
  snapNearLead: {
    zh: '是同一件事吗？加入后一起办，您同样会得到编号和结果。',
    en: 'Is it the same? Joined, it is handled together, and you get a number and the result too.',
  },
  snapSame: {
    zh: '是这一件：{title}（{metres} 米，{when}）',
    en: 'This one: {title} ({metres} m, {when})',
  },
  snapNotSame: { zh: '不是，另外上报', en: 'No, report it as another' },
  snapGoOn: { zh: '继续', en: 'Go on' },
  snapDone: { zh: '已收到', en: 'We have it' },
  snapJoined: { zh: '已并入 {lead} 一起办理。', en: 'It is handled together with {lead}.' },
  snapKeep: {
    zh: '请记下编号和查询码，凭它看处置后的情况、说处置得对不对。',
    en: 'Keep number and code: they show what was done, and let you say whether it is right.',
  },
  snapNumber: { zh: '编号', en: 'Number' },
  snapCode: { zh: '查询码', en: 'Code' },
  snapFollow: { zh: '查看进度', en: 'Follow it' },
  snapAnother: { zh: '再报一件', en: 'Report another' },
} as const satisfies Dictionary
