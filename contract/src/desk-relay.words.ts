import { relayStateWords, relayWayWords } from './relay.ts'
import type { Dictionary } from './words.ts'

/** 由平台转接: reaching a person whose number nobody sees. */
export const relayWords = {
  relay: { zh: '由平台转接', en: 'Relay through the platform' },
  relayLead: {
    zh: '您看不到号码，对方也看不到您的。每一次都会记在对方的“我的”里。',
    en: 'You do not see the number, nor they yours. Each time stands in the person’s own list.',
  },
  relayMessage: { zh: '转接短信', en: 'Send a message' },
  relayCall: { zh: '转接电话', en: 'Connect a call' },
  relayNoCall: {
    zh: '本地区没有接通电话转接，只能转接短信。',
    en: 'Calls are not connected here; messages are.',
  },
  relayPurpose: { zh: '联系目的', en: 'Purpose' },
  relayPurposeFill: { zh: '请选择联系目的', en: 'Choose the purpose' },
  relayText: { zh: '短信内容', en: 'Message' },
  relayTextNote: {
    zh: '平台会加上单位名称和编号。对方直接回复短信，回复会显示在这里。',
    en: 'The platform adds unit and number. The person answers by text, and the answer appears here.',
  },
  relayTextFill: { zh: '请填写短信内容', en: 'Write the message' },
  relayCaller: { zh: '您的办公电话', en: 'Your office telephone' },
  relayCallerNote: {
    zh: '先响您的电话，接起后再接通对方。',
    en: 'Your telephone rings first; when you answer, the person is connected.',
  },
  relayCallerFill: { zh: '请填写办公电话（数字）', en: 'Enter your office telephone, digits' },
  relaySend: { zh: '发送', en: 'Send' },
  relayRing: { zh: '接通', en: 'Connect' },
  relayList: { zh: '转接记录', en: 'Relays so far' },
  relayWay_message: relayWayWords.message,
  relayWay_call: relayWayWords.call,
  relayWay_reply: relayWayWords.reply,
  relayState_sent: relayStateWords.sent,
  relayState_delivered: relayStateWords.delivered,
  relayState_answered: relayStateWords.answered,
  relayState_unanswered: relayStateWords.unanswered,
  relayState_failed: relayStateWords.failed,
  relayState_received: relayStateWords.received,
  askUnmask: { zh: '申请查看号码', en: 'Ask to see the number' },
  askUnmaskNote: {
    zh: '隐名人的号码要由第二个人同意，只能看一次，一天内有效。理由当事人看得到。',
    en: 'A second person must agree; it is good for one look within a day. The person can read the reason.',
  },
  askUnmaskReason: { zh: '理由', en: 'Reason' },
  askUnmaskFill: { zh: '请写明理由，至少五个字', en: 'Give the reason, five characters or more' },
  askUnmaskSend: { zh: '提交申请', en: 'Ask' },
  waitsForSecond: {
    zh: '已申请，等第二个人同意。',
    en: 'Asked; a second person has to agree.',
  },
  toAgree: {
    zh: '经办人申请查看隐名人的号码：{reason}',
    en: 'The handler asks to see the number of a masked person: {reason}',
  },
  agree: { zh: '同意看一次', en: 'Agree to one look' },
} as const satisfies Dictionary
