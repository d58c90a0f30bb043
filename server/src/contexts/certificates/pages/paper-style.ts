import { createHash } from 'node:crypto'

/** A certificate on one page of A4: the same on the screen and on paper. */
export const paperStyle = `
@page { size: A4; margin: 0; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
:root {
  --title: "方正小标宋_GBK", FZXiaoBiaoSong-B05S, "小标宋", "Noto Serif CJK SC", "Noto Serif SC", serif;
  --body: "仿宋_GB2312", FangSong, STFangsong, "Noto Serif CJK SC", "Noto Serif SC", serif;
}
body { font: 15pt/1.6 var(--body); color: #000; background: #fff; }
.paper {
  position: relative; width: 210mm; min-height: 296mm; padding: 22mm; margin: 0 auto; overflow: hidden;
}
.paper::before {
  content: ""; position: absolute; inset: 9mm; border: 1.2mm double #9d2b1f; pointer-events: none;
}
h1 { font: 700 30pt/1.3 var(--title); text-align: center; letter-spacing: 0.1em; margin: 12mm 0 4mm;
  text-wrap: balance; }
.number { text-align: center; font: 9pt/1.5 ui-monospace, Menlo, Consolas, "Noto Sans Mono", monospace;
  overflow-wrap: anywhere; margin-bottom: 10mm; }
dl { display: grid; grid-template-columns: 34mm 1fr; gap: 3.5mm 6mm; margin: 0 4mm; }
dt { color: #555; text-align: justify; text-align-last: justify; }
dd { overflow-wrap: anywhere; border-bottom: 0.3mm solid #bbb; }
.holder { font-weight: 700; font-size: 18pt; }
.bottom { position: absolute; left: 22mm; right: 22mm; bottom: 20mm; display: flex; gap: 8mm;
  align-items: flex-end; justify-content: space-between; }
.qr { flex: none; width: 62mm; font-size: 9pt; line-height: 1.4; }
.qr svg { width: 62mm; height: 62mm; display: block; }
.closing { position: relative; text-align: center; min-width: 60mm; padding: 14mm 0; }
.closing p { position: relative; z-index: 1; }
.seal {
  position: absolute; left: 50%; top: 50%; width: 42mm; height: 42mm; transform: translate(-50%, -50%);
  border: 0.3mm dashed #999; border-radius: 50%; color: #666; font-size: 9pt; line-height: 12pt; padding-top: 3mm;
}
.void { position: absolute; inset: 0; display: grid; place-items: center; z-index: 2; color: #b000; color: #b00a;
  font: 700 60pt/1.1 var(--title); text-align: center; }
.void span { transform: rotate(-28deg); border: 2mm solid; padding: 4mm 12mm; background: #fff9; }
.watermark { position: absolute; inset: 0; display: grid; place-items: center; color: #0001;
  font: 700 60pt/1 var(--title); }
.watermark span { transform: rotate(-35deg); white-space: nowrap; }
@media screen {
  html { background: #e8e8e8; }
  .paper { background: #fff; margin: 8mm auto; box-shadow: 0 0 4mm #0003; }
}
@media screen and (max-width: 210mm) {
  body { font-size: 1rem; }
  .paper { width: auto; min-height: 0; padding: 10mm 7mm; margin: 0; }
  .paper::before { inset: 2mm; }
  h1 { font-size: 1.6rem; margin: 4mm 0; }
  dl { grid-template-columns: 5em 1fr; margin: 0; gap: 0.6rem 0.8rem; }
  .bottom { position: static; flex-direction: column; align-items: center; margin-top: 8mm; }
}
`

/** For the content security policy of the page. */
export const paperStyleHash = `sha256-${createHash('sha256').update(paperStyle).digest('base64')}`
