import { createHash } from 'node:crypto'

/** One page of A4 for reading, printing and pinning up; no colour says what words do not. */
export const overviewStyle = `
@page { size: A4; margin: 12mm 14mm; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
body { font: 9.5pt/1.4 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #1f1f1f; background: #fff; }
header { display: flex; justify-content: space-between; align-items: end; gap: 4mm; border-bottom: 1.2pt solid #1f1f1f; padding-bottom: 2mm; }
h1 { font-size: 17pt; line-height: 1.25; }
header p { color: #444; }
h2 { font-size: 11pt; margin: 4mm 0 1.2mm; }
.totals { display: grid; grid-template-columns: repeat(5, 1fr); gap: 3mm; margin: 4mm 0 3mm; list-style: none; }
.totals li { border: 0.6pt solid #999; border-radius: 1.5mm; padding: 1.6mm 2.5mm; }
.totals strong { display: block; font-size: 18pt; line-height: 1.2; font-variant-numeric: tabular-nums; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 0 6mm; align-items: start; }
table { width: 100%; border-collapse: collapse; font-size: 8.5pt; }
th, td { border-bottom: 0.4pt solid #bbb; padding: 0.7mm 1mm; text-align: left; font-weight: 400; vertical-align: top; }
thead th { border-bottom: 0.8pt solid #444; color: #333; white-space: nowrap; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { width: 24mm; }
.bar svg { display: block; width: 24mm; height: 3.2mm; margin-top: 0.6mm; }
.legend { margin-top: 1.5mm; font-size: 8pt; color: #333; display: flex; gap: 4mm; flex-wrap: wrap; }
.legend svg { width: 3.2mm; height: 3.2mm; vertical-align: -0.4mm; margin-right: 1mm; }
.overdue { fill: #a8071a; } .dueThisWeek { fill: #d48806; } .open { fill: #91a7c4; } .done { fill: #389e0d; }
.none { color: #444; }
footer { margin-top: 4mm; color: #444; font-size: 8pt; }
.watermark { position: fixed; inset: 0; display: grid; place-items: center; color: #0001; font-size: 56pt; font-weight: 700; pointer-events: none; }
.watermark span { transform: rotate(-35deg); white-space: nowrap; }
@media screen {
  html { background: #e8e8e8; }
  body { width: 210mm; max-width: 100%; min-height: 297mm; margin: 6mm auto; padding: 12mm 14mm; box-shadow: 0 0 4mm #0003; }
}
@media screen and (max-width: 210mm) {
  body { margin: 0; padding: 5mm; font-size: 1rem; }
  header { display: block; }
  .totals { grid-template-columns: repeat(2, 1fr); }
  .two { display: block; }
  table { font-size: 0.9rem; }
}
`

/** For the content security policy of the page. */
export const overviewStyleHash = `sha256-${createHash('sha256').update(overviewStyle).digest('base64')}`
