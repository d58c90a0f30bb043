import { createHash } from 'node:crypto'

/**
 * The page of GB/T 9704-2012: A4, margins 37, 26, 35 and 28 mm, 22 lines of 28 characters, body in
 * 仿宋 of 16 pt, title in 小标宋 of 22 pt. The fonts are licensed and not shipped: they are asked for
 * by name, and Noto stands in. 28 characters fill 156 mm at 15.79 pt, so those of 16 pt are set a
 * fifth of a point closer, as word processors do on this grid.
 */
export const letterStyle = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@page :right { @bottom-right { ${pageNumber('0 1em 0 0')} text-align: right; } }
@page :left { @bottom-left { ${pageNumber('0 0 0 1em')} text-align: left; } }
@page :first { margin-top: 30mm; @bottom-right { content: ""; } @bottom-left { content: ""; } }
:root {
  --line: calc(225mm / 22);
  --body: "仿宋_GB2312", "FangSong_GB2312", "仿宋", FangSong, STFangsong, "Noto Serif CJK SC", "Noto Serif SC", serif;
  --title: "方正小标宋_GBK", "方正小标宋简体", FZXiaoBiaoSong-B05S, "小标宋", "Noto Serif CJK SC", "Noto Serif SC", serif;
  --black: "黑体", SimHei, STHeiti, "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --italic: "楷体_GB2312", KaiTi_GB2312, "楷体", KaiTi, STKaiti, "Noto Serif CJK SC", serif;
}
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body {
  font: 16pt/var(--line) var(--body); color: #000; background: #fff;
  letter-spacing: calc(156mm / 28 - 16pt - 0.02pt);
  text-align: justify; text-spacing-trim: space-all; line-break: strict; overflow-wrap: anywhere;
  orphans: 2; widows: 2;
}
p { text-indent: 2em; white-space: pre-line; }
h2 { font: inherit; text-indent: 2em; break-after: avoid; }
h2.first { font-family: var(--black); }
h2.second { font-family: var(--italic); }
.mark {
  font: 700 30pt/1.2 var(--title); color: #d7000f; text-align: center; letter-spacing: 0.12em;
  padding-bottom: 4mm; border-bottom: 2.2pt solid #d7000f;
}
.mark.long { font-size: 22pt; letter-spacing: 0.06em; }
.mark.longest { font-size: 16pt; letter-spacing: 0; text-wrap: balance; }
.document .mark { border: 0; padding: 22mm 0 0; }
.document .number { text-align: center; height: auto; margin-top: calc(var(--line) * 2);
  padding-bottom: 4mm; border-bottom: 1.4pt solid #d7000f; }
.document h1 { margin-top: calc(var(--line) * 2); }
.rule { border-top: 0.6pt solid #d7000f; margin-top: 1pt; }
.number { text-align: right; height: var(--line); }
h1 {
  font: 700 22pt/calc(var(--line) * 1.15) var(--title); text-align: center; letter-spacing: 0;
  text-wrap: balance; margin: var(--line) 1em; break-after: avoid;
}
.addressee { text-indent: 0; break-after: avoid; }
table { width: 100%; border-collapse: collapse; margin: calc(var(--line) / 4) 0; letter-spacing: 0; }
th, td {
  border: 0.75pt solid #000; padding: 1.2mm 2mm; font: 14pt/1.5 var(--body); text-align: left;
  vertical-align: middle; white-space: pre-line;
}
th { font-family: var(--black); font-weight: 400; white-space: nowrap; text-align: center; }
table.fields th { width: 32mm; }
.figure { text-align: center; }
.dense th, .dense td { font-size: 10.5pt; padding: 0.8mm 1mm; }
.dense th { white-space: normal; }
.attachments { margin-top: var(--line); padding-left: 5em; text-indent: -3em; break-after: avoid; }
.attachment { break-before: page; }
.attachment .ordinal { text-indent: 0; font-family: var(--black); }
.attachment h1 { margin: calc(var(--line) / 2) 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.closing { position: relative; margin-top: var(--line); padding: 8mm 4em 8mm 0; text-align: right;
  break-inside: avoid; break-before: avoid; }
.closing p { text-indent: 0; text-align: center; }
.closing div { display: inline-block; min-width: 45mm; position: relative; z-index: 1; }
.seal {
  position: absolute; left: 50%; top: 50%; width: 42mm; height: 42mm;
  transform: translate(-50%, -50%); border: 0.75pt dashed #999; border-radius: 50%; color: #666;
  font: 9pt/12pt var(--body); letter-spacing: 0; text-align: center; padding-top: 3mm;
}
.note { break-before: avoid; }
.copy { font-size: 14pt; border: solid #000; border-width: 1pt 0; text-indent: 0; padding: 0 1em; margin-top: var(--line); }
.proof { margin-top: 4mm; break-inside: avoid; display: flex; gap: 4mm; align-items: center;
  font: 9pt/13pt var(--body); letter-spacing: 0; text-align: left; }
.proof svg { width: 22mm; height: 22mm; flex: none; }
.proof p { text-indent: 0; }
.hash { font-family: monospace; font-size: 8pt; }
.receipt { break-inside: avoid; margin-top: var(--line); border-top: 1pt dashed #000; padding-top: 4mm; }
.receipt h1 { margin: 0 0 2mm; letter-spacing: 1em; text-indent: 1em; font-size: 18pt; }
.receipt td { min-width: 30mm; height: 11mm; }
.cut { font: 9pt/12pt var(--body); letter-spacing: 0; text-indent: 0; margin-top: -10pt; }
.cut span { background: #fff; padding-right: 2mm; }
.watermark { position: fixed; inset: 0; display: grid; place-items: center; color: #0001;
  font: 700 64pt/1 var(--title); letter-spacing: 0; }
.watermark span { transform: rotate(-35deg); white-space: nowrap; }
@media screen {
  html { background: #e8e8e8; }
  body { width: 210mm; max-width: 100%; margin: 8mm auto; padding: 30mm 26mm 35mm 28mm; box-shadow: 0 0 4mm #0003; }
}
@media screen and (max-width: 210mm) {
  body { padding: 6mm 5mm; margin: 0; }
  .proof { flex-wrap: wrap; }
}
`

/** For the content security policy of the page. */
export const letterStyleHash = `sha256-${createHash('sha256').update(letterStyle).digest('base64')}`

/** 4号半角宋体 digits between two dashes, 7 mm below the text (GB/T 9704-2012, 7.5). */
function pageNumber(margin: string): string {
  return `content: "— " counter(page) " —"; font: 14pt/1 SimSun, "宋体", "Noto Serif CJK SC", serif; vertical-align: top; padding-top: 7mm; margin: ${margin};`
}
