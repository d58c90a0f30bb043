import type { Dictionary } from './words.ts'

/** Words of the register of certificates and of the page of one. */
export const certificateScreenWords = {
  lead: {
    zh: '本单位颁发的证照：状态、有效期、版本和变动。变更、撤销、吊销、注销由一人提出、另一人复核。',
    en: 'What your unit issued: state, dates, versions and changes. One person proposes a change or a revocation, another confirms it.',
  },
  search: { zh: '编号、名称或持证人', en: 'Number, name or holder' },
  searchHint: {
    zh: '编号、证照和事项名称可以输一部分；持证人请输全名、手机号或证件号，查看会留痕。',
    en: 'A part of the number or name; of the holder the whole name, telephone or identity number. Such a look is recorded.',
  },
  find: { zh: '查询', en: 'Search' },
  state: { zh: '状态', en: 'State' },
  anyState: { zh: '全部', en: 'All' },
  none: { zh: '没有符合条件的证照', en: 'No certificate fits' },
  noneNext: {
    zh: '换个条件再查；还没有制发过证照的，制发后自动登记在这里。',
    en: 'Ask otherwise. What your unit issues stands here by itself.',
  },
  certificate: { zh: '证照', en: 'Certificate' },
  holder: { zh: '持证人', en: 'Holder' },
  validity: { zh: '有效期', en: 'Validity' },
  fromTo: { zh: '{from} 至 {to}', en: '{from} to {to}' },
  forEver: { zh: '{from} 起长期', en: 'from {from}, without end' },
  since: { zh: '自 {day}', en: 'since {day}' },
  issued: { zh: '颁发', en: 'Issued' },
  issuer: { zh: '颁发机构', en: 'Issued by' },
  item: { zh: '事项', en: 'Item' },
  application: { zh: '办件', en: 'Application' },
  conditions: { zh: '附加条件', en: 'Subject to' },
  paper: { zh: '打印证照', en: 'Print the certificate' },
  paperNote: {
    zh: '含持证人全名，查看会留痕并告知本人。',
    en: 'It shows the whole name; the look is recorded and told to the person.',
  },
  publicPage: { zh: '公众核验页', en: 'What the public sees' },

  version: { zh: '版本', en: 'Version' },
  versions: { zh: '版本', en: 'Versions' },
  versionOf: { zh: '第 {n} 版', en: 'Version {n}' },
  changes: { zh: '变动记录', en: 'Changes' },
  changesNone: { zh: '没有变动', en: 'No changes' },
  change: { zh: '变动', en: 'Change' },
  ground: { zh: '依据和理由', en: 'Ground' },
  heard: { zh: '陈述申辩', en: 'How the holder was heard' },
  effective: { zh: '生效', en: 'In force' },
  proposed: { zh: '提出', en: 'Proposed' },

  archive: { zh: '归档', en: 'File' },
  archiveNone: { zh: '办件送达后归档', en: 'Filed once the application is delivered' },
  archiveLead: {
    zh: '档号 {number}，{at} 归档，保管 {years} 年',
    en: 'File {number}, closed {at}, kept for {years} years',
  },
  archiveForEver: {
    zh: '档号 {number}，{at} 归档，永久保管',
    en: 'File {number}, closed {at}, kept for ever',
  },
  document: { zh: '文件', en: 'Document' },
  kind: { zh: '类别', en: 'Kind' },
  letter: { zh: '文书', en: 'Letter' },
  material: { zh: '材料', en: 'Material' },
  hash: { zh: '校验值（SHA-256）', en: 'SHA-256' },

  propose: { zh: '提出变动', en: 'Propose a change' },
  proposeOf: { zh: '提出变动：{name}', en: 'Propose a change: {name}' },
  proposeLead: {
    zh: '须由本单位另一人复核后才生效；决定书送达持证人，写明理由和救济途径。',
    en: 'Nothing changes before another person of the unit has confirmed it; the holder gets the decision with its reasons and remedies.',
  },
  kindOfChange: { zh: '怎样变动', en: 'What shall become of it' },
  groundHint: { zh: '写明法律条款和事实', en: 'Law, article and facts' },
  heardHint: {
    zh: '撤销、吊销前须告知持证人并听取陈述申辩',
    en: 'Before it is taken away the holder is told and heard',
  },
  effectiveOn: { zh: '生效日期', en: 'In force from' },
  newUntil: { zh: '新的有效期至（不变则不填）', en: 'New last day (left out, as it was)' },
  newConditions: {
    zh: '新的附加条件（不变则不填）',
    en: 'New conditions (left out, as they were)',
  },
  fill: { zh: '请填写{label}', en: 'Fill in: {label}' },
  proposedDone: { zh: '已提出，等待另一人复核', en: 'Proposed; another person decides' },
  toChange: { zh: '查看 {number}', en: 'Open {number}' },
} as const satisfies Dictionary
