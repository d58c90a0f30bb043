import type { Dictionary } from './words.ts'

/** 城市管理案件地图: what is reported in the street, on a drawing and in a list. */
export const publicMapWords = {
  mapTitle: { zh: '城市管理案件地图', en: 'Map of cases in the street' },
  mapLead: {
    zh: '{region}的城市管理案件，按网格画在图上；清单列出同样的每一件。',
    en: 'Cases of the street in {region}, drawn by grid; the list has each of them.',
  },
  mapOff: {
    zh: '本地还没有公开城市管理案件。要查自己的案件，请用编号和查询码。',
    en: 'This region does not publish its cases yet. Your own case opens with its number and receipt code.',
  },
  mapFilter: { zh: '筛选', en: 'Choose' },
  mapFolded: { zh: '筛选：{chosen}', en: 'Choose: {chosen}' },
  mapSpan: { zh: '{from}至{to}上报', en: 'reported {from} to {to}' },
  mapClass: { zh: '类别', en: 'Class' },
  mapState: { zh: '进展', en: 'State' },
  mapGrid: { zh: '网格', en: 'Grid' },
  mapFrom: { zh: '上报日期从', en: 'Reported from' },
  mapTo: { zh: '到', en: 'to' },
  mapAll: { zh: '全部', en: 'All' },
  mapOpen: { zh: '办理中', en: 'Being handled' },
  mapClosed: { zh: '已办结', en: 'Ended' },
  mapNoGrid: { zh: '不在网格内', en: 'In no grid' },
  mapChoice: { zh: '{name}（{n}）', en: '{name} ({n})' },
  mapShow: { zh: '查看', en: 'Show' },
  mapDrawing: { zh: '案件所在的网格图', en: 'Drawing of the grids and cases' },
  mapToList: { zh: '跳到清单', en: 'Skip to the list' },
  mapPoint: { zh: '{number}，{className}，{state}', en: '{number}, {className}, {state}' },
  mapCluster: { zh: '{name}：{n} 件', en: '{name}: {n} cases' },
  mapManyPoints: {
    zh: '有点位的案件超过 {max} 件，图上只写每个网格的件数；点开网格看单件。',
    en: 'More than {max} cases have a place, so each grid shows its number; open a grid for its cases.',
  },
  mapNewestPoints: { zh: '图上画最新的 {max} 件。', en: 'The newest {max} are drawn.' },
  mapWithout: {
    zh: '另有 {n} 件没有画在图上，见清单。',
    en: '{n} more are not drawn; they are in the list.',
  },
  mapCut: {
    zh: '这段时间的案件超过 {max} 件，只列最新的 {max} 件；请缩短时间。',
    en: 'More than {max} cases in this period: the newest {max} are listed. Choose a shorter one.',
  },
  mapList: { zh: '案件清单（{n} 件）', en: 'Cases ({n})' },
  mapNone: { zh: '这样的案件一件也没有。', en: 'There is no such case.' },
  mapPage: { zh: '第 {page} 页，共 {pages} 页', en: 'Page {page} of {pages}' },
  mapNext: { zh: '下一页', en: 'Next page' },
  mapBack: { zh: '上一页', en: 'Previous page' },
  mapWhole: { zh: '看全部网格', en: 'All grids' },
  mapCredit: { zh: '底图：{credit}', en: 'Base map: {credit}' },
  homeMapLink: { zh: '城市管理案件地图', en: 'Map of cases in the street' },
  bulletinMap: { zh: '这一周上报的案件地图', en: 'Map of the cases reported in this week' },
} as const satisfies Dictionary
