import { createHash } from 'node:crypto'

// Sizes are rem, so that 长者模式 is one number: 24 px meets the 18 dp and 18 pt of the MIIT rules
// of 2021 for elder interfaces, and every target grows from 44 to 66 px with it.
const page = `
:root{--ink:#16202b;--soft:#46535f;--line:#c3ccd5;--edge:#66737f;--pale:#f2f6fa;--main:#0b4f8a;--bad:#a3121c;--good:#1a6b33;--gap:clamp(12px,4vw,24px)}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
html.elder{font-size:150%}
body{margin:0;color:var(--ink);background:#fff;font:1rem/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:break-word}
a{color:var(--main);text-underline-offset:.2em}
a[href^="tel:"],main li>a,.links a,.period a{display:inline-flex;align-items:center;min-height:2.75rem;overflow-wrap:anywhere}
:focus-visible{outline:4px solid #fd0;outline-offset:0;box-shadow:0 0 0 7px #000;border-radius:4px}
main:focus{outline:0}
h1{font-size:1.7rem;line-height:1.3;margin:0 0 .5rem}
.elder h1{font-size:1.4rem}
h2{font-size:1.2rem;line-height:1.35;margin:1.8rem 0 .6rem}
.elder h2{font-size:1.15rem}
p{margin:.5rem 0}
ul,ol{margin:.5rem 0;padding-left:1.4em}
li{margin:.35rem 0}
.skip{position:absolute;left:-999em;background:#fff;padding:.7rem 1rem;z-index:2}
.skip:focus{left:0}
.strip{background:var(--main);color:#fff}
.strip>div,main,footer>div{max-width:46rem;margin:auto;padding:0 var(--gap)}
.wide main,.wide .strip>div,.wide footer>div{max-width:72rem}
.strip>div{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;column-gap:1rem}
.strip a{color:#fff;display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .5rem;text-decoration:none;white-space:nowrap}
.strip a:hover{text-decoration:underline}
.strip .home{font-weight:700;padding-left:0;white-space:pre}
@media(max-width:30rem){.elder .home span{display:none}}
.strip nav{display:flex;margin-right:-.5rem}
.elder .strip{font-size:.8rem}
.elder .strip a{min-height:2.6rem;padding:0 .4rem}
.demo{margin:0;background:#fff3c4;color:#4d3500;text-align:center;padding:.3rem var(--gap);font-size:.9rem}
.mark::after{content:"示例";content:"示例"/"";position:fixed;right:1rem;bottom:1rem;font-size:4rem;line-height:1;font-weight:700;color:#4d3500;opacity:.07;transform:rotate(-18deg);pointer-events:none}
main{padding-top:1.4rem!important;padding-bottom:2.5rem!important;min-height:60vh}
footer{border-top:1px solid var(--line);background:var(--pale);color:var(--soft);font-size:.9rem}
footer>div{padding-top:.8rem;padding-bottom:1.2rem}
footer ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;margin:0}
.hotline{font-size:1rem;color:var(--ink)}
.soft,.hint{color:var(--soft)}
.hint{font-size:.95rem;margin:.1rem 0 .4rem;display:block}
.card{border:1px solid var(--line);border-radius:10px;padding:.9rem var(--gap);margin:1rem 0;background:#fff}
.card>:first-child{margin-top:0}
.card>:last-child{margin-bottom:0}
.card h2{margin:0 0 .3rem}
.next{border-left:6px solid var(--main);background:var(--pale)}
.breach{border:2px solid var(--bad);border-left-width:8px}
.breach h2{color:var(--bad)}
.big{font-size:1.25rem;font-weight:700;line-height:1.4}

.code{font:700 1.25rem/1.4 ui-monospace,Menlo,Consolas,"Noto Sans Mono",monospace;letter-spacing:.02em;overflow-wrap:anywhere}
.elder .code{font-size:1.1rem;letter-spacing:0}
.terminal .code{font-size:2rem}
dl.facts{margin:.6rem 0;display:grid;grid-template-columns:fit-content(9em) 1fr;gap:.3rem 1rem;align-items:baseline}
.elder dl.facts{grid-template-columns:fit-content(5em) 1fr;column-gap:.6rem}
dl.facts dt{color:var(--soft)}
dl.facts dd{margin:0;min-width:0}
.nowrap{white-space:nowrap}
@media(max-width:30rem){.elder dl.facts{grid-template-columns:1fr;row-gap:0}.elder dl.facts dd{margin-bottom:.6rem}}
ins{text-decoration:none;background:#dff3e4;outline:1px solid var(--good);padding:0 .1em}
del{color:var(--bad);background:#fde8e8}
.words{white-space:pre-wrap}
`

const forms = `
form{margin:0}
fieldset{border:0;margin:1.6rem 0 0;padding:0;min-width:0}
legend,.label{font-weight:700;font-size:1.1rem;padding:0;display:block;margin-bottom:.1rem}
.field{margin:1.4rem 0 0}
input,textarea,select,button{font:inherit;color:inherit;max-width:100%}
input[type=text],input[type=tel],input[type=date],input[type=search],select,textarea{display:block;width:100%;min-height:2.9rem;padding:.5rem .7rem;border:2px solid var(--edge);border-radius:6px;background:#fff}
.short{max-width:22rem}
textarea{min-height:7rem;resize:vertical}
input[type=file]{display:block;width:100%;padding:.6rem 0;min-height:2.9rem}
input[type=radio],input[type=checkbox]{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--main)}
.pick{display:flex;align-items:center;gap:.7rem;min-height:3rem;padding:.4rem .8rem;margin:.45rem 0;border:2px solid var(--line);border-radius:8px;cursor:pointer}
.pick:hover{border-color:var(--main)}
.pick:has(:checked){border-color:var(--main);background:var(--pale);box-shadow:inset 0 0 0 1px var(--main)}
.pick:has(:focus-visible){outline:4px solid #fd0;box-shadow:0 0 0 7px #000}
.pick input:focus-visible{outline-offset:2px}
.face{font-size:1.1rem;min-height:3.4rem}
.smile{flex:none;width:2.1rem;height:2.1rem;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.button{display:inline-flex;align-items:center;justify-content:center;min-height:3.1rem;padding:.5rem 1.5rem;border:2px solid var(--main);border-radius:8px;background:var(--main);color:#fff;font-weight:700;font-size:1.1rem;text-decoration:none;cursor:pointer;text-align:center}
.button:hover{background:#083a66}
.plain{background:#fff;color:var(--main)}
.plain:hover{background:var(--pale)}
.send{margin:1.6rem 0 .6rem}
summary{cursor:pointer;min-height:2.75rem;padding:.5rem 0;color:var(--main);text-decoration:underline;text-underline-offset:.2em}
.errors{border:3px solid var(--bad);border-radius:8px;padding:.8rem var(--gap);margin:0 0 1.4rem}
.errors h2{margin:0;color:var(--bad)}
.errors ul{margin:.3rem 0 0;padding:0;list-style:none}
.errors a{color:var(--bad);font-weight:700}
.fault{color:var(--bad);font-weight:700;margin:.2rem 0 .4rem}
.at-fault{border-left:5px solid var(--bad);padding-left:.8rem}
@supports selector(:has(a)){
.when{display:none}
form:has(#very_satisfied:checked) .very_satisfied,form:has(#satisfied:checked) .satisfied,form:has(#basically_satisfied:checked) .basically_satisfied,form:has(#dissatisfied:checked) .dissatisfied,form:has(#very_dissatisfied:checked) .very_dissatisfied{display:block}
}
@media(max-width:26rem){.send .button,.card .button{width:100%}}
@media(min-width:46rem){
html:not(.elder) .faces{display:grid;grid-template-columns:repeat(5,1fr);gap:.6rem}
html:not(.elder) .face{flex-direction:column;justify-content:center;gap:.4rem;padding:.9rem .3rem;margin:0;text-align:center;line-height:1.3}
html:not(.elder) .face .smile{width:3rem;height:3rem}
html:not(.elder) .tags{display:grid;grid-template-columns:1fr 1fr;gap:0 .8rem}
}
`

const steps = `
.steps{list-style:none;padding:0;margin:.6rem 0}
.steps li{position:relative;margin:0;padding:0 0 1rem 2.2rem;color:var(--soft)}
.steps li::before{content:"";position:absolute;left:.3rem;top:.35rem;width:.9rem;height:.9rem;border:2px solid var(--edge);border-radius:50%;background:#fff;z-index:1}
.steps li:not(:last-child)::after{content:"";position:absolute;left:.72rem;top:.6rem;bottom:-.6rem;width:2px;background:var(--line)}
.steps .done{color:var(--ink)}
.steps .done::before{background:var(--edge)}
.steps .here{color:var(--ink);font-weight:700}
.steps .here::before{background:var(--main);border-color:var(--main);box-shadow:0 0 0 4px #cfe1f2}
.steps time,.steps .soft{font-weight:400}
.photo{display:block;max-width:100%;height:auto;border-radius:4px}figure{margin:.5rem 0 1rem}
.quote{margin:.5rem 0;padding:.1rem 0 .1rem .9rem;border-left:4px solid var(--line);white-space:pre-wrap}
.state{font-weight:700}
.state.missed{color:var(--bad)}
.state.met{color:var(--good)}
.choices{display:grid;gap:1rem}
.choices .card{margin:0}
@media(min-width:46rem){html:not(.elder) .choices{grid-template-columns:1fr 1fr}}
.scroll{overflow-x:auto;margin:.6rem 0}
table{border-collapse:collapse;width:100%}
thead th{min-width:4.5rem}
caption{text-align:left;font-weight:700;padding:.4rem 0}
th,td{padding:.55rem .7rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left;white-space:normal;min-width:8em}
thead th{white-space:normal;border-bottom:2px solid var(--edge);vertical-align:bottom}
@media(max-width:30rem){.elder th,.elder td{padding:.5rem .35rem}.elder thead th{min-width:4rem}.elder th:first-child,.elder td:first-child{min-width:5em}}
tfoot th,tfoot td{border-top:2px solid var(--edge);border-bottom:0;font-weight:700}
.chart{list-style:none;padding:0;margin:.8rem 0;max-width:46rem}
.chart li{display:grid;grid-template-columns:1fr max-content;gap:0 1rem;margin:0 0 .7rem}
.chart .soft{grid-column:1/3;font-size:.95rem}
.chart svg{grid-column:1/3;width:100%;height:1.3rem;display:block;overflow:visible;stroke-linecap:round}
.chart .axis{stroke:var(--line);stroke-width:2}
.chart .range{stroke:#7d93a8;stroke-width:9}
.chart .dot{stroke:var(--main);stroke-width:17}
.chart .scale{display:flex;justify-content:space-between;color:var(--soft)}
.filters{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:end}
.filters .field{margin:.4rem 0 0;flex:1 1 9rem;max-width:16rem}
@supports selector(::details-content){@media(min-width:46rem){.folded>summary{display:none}.folded::details-content{content-visibility:visible;display:block}}}
.map{display:block;width:100%;max-height:90vh;border:1px solid var(--line);border-radius:6px;background:#fff}
.map .grid{fill:#0b4f8a14;stroke:var(--edge);stroke-width:2;fill-rule:evenodd}
.map .open,.map .many{fill:var(--main);stroke:#fff;stroke-width:3}
.map .ended{fill:#fff;stroke:#1a6b33;stroke-width:5}
.map text{fill:#fff;text-anchor:middle;font-weight:700}
.map a:focus-visible{outline:0}.map a:focus-visible circle,.map a:hover circle{stroke:#000;stroke-width:6}
.key{margin-right:1rem}.key::before{content:"";display:inline-block;width:.8rem;height:.8rem;margin:0 .3rem 0 0;border-radius:50%;background:var(--main)}
.key.ended::before{border-radius:0;background:#fff;border:3px solid #1a6b33}
.beside{display:grid;gap:0 2rem}.beside>div{min-width:0}
@media(min-width:60rem){html:not(.elder) .beside{grid-template-columns:3fr 2fr}html:not(.elder) .beside>:first-child{position:sticky;top:1rem;align-self:start}}
.rows{list-style:none;padding:0}.rows li{border-bottom:1px solid var(--line);padding:.2rem 0 .5rem}
.period{display:flex;flex-wrap:wrap;gap:0 1.2rem}
`

const terminal = `
.terminal main{max-width:none;min-height:calc(100vh - 2.5rem);padding:1rem 1.6rem!important;display:flex;flex-direction:column;justify-content:center;font-size:1.25rem}
.terminal h1{font-size:2.3rem;margin:0}
.terminal .hint,.terminal .soft{font-size:1.2rem}
.terminal .big{font-size:1.6rem}
.terminal .six{display:grid;grid-template-columns:repeat(6,1fr);gap:.8rem;margin:1.2rem 0 .8rem}
.terminal .big-face{display:flex;flex-direction:column;align-items:center;justify-content:center;gap:1rem;min-height:17rem;border:3px solid var(--edge);border-radius:14px;font-size:1.5rem;line-height:1.3;font-weight:700;text-align:center;text-decoration:none;color:var(--ink)}
.terminal .big-face .smile{width:5.4rem;height:5.4rem}
.terminal .tags{display:grid;grid-template-columns:1fr 1fr;gap:.2rem .8rem}
.terminal .pick{min-height:3.9rem}
.terminal .row{display:grid;grid-template-columns:repeat(3,1fr);gap:.8rem;margin-top:.8rem}
.terminal .row .button{min-height:4rem;font-size:1.4rem;width:100%}
.terminal dl.facts{display:flex;flex-wrap:wrap;gap:0 1.6rem;margin:.3rem 0}
.terminal dl.facts dt{display:none}
@media(max-width:46rem){.terminal .six,.terminal .tags,.terminal .row{grid-template-columns:1fr}.terminal .big-face{min-height:4.5rem;flex-direction:row}.terminal .big-face .smile{width:3rem;height:3rem}}
@media print{.strip nav,.skip,footer,form,.button,.no-print,.mark::after{display:none!important}body{font-size:14pt}.card{break-inside:avoid;border-color:#000}a{color:inherit}}
@media(prefers-contrast:more){:root{--soft:#16202b;--line:#16202b;--edge:#000;--main:#003566}}
@media(forced-colors:active){.pick:has(:checked){outline:3px solid Highlight}}
`

/** The one style sheet of the public pages, sent inside each page: one request, no wait. */
export const publicStyle = [page, forms, steps, terminal].join('').replaceAll('\n', '')

/** Its source for the content security policy. */
export const publicStyleHash = `sha256-${createHash('sha256').update(publicStyle).digest('base64')}`
