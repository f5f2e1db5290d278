/** The page's look. No outcome is told by colour alone: every badge holds its word, and a sign before it. */

const LIGHT = `
--ground:#fbfbf9;--card:#fff;--ink:#1d2024;--soft:#585e66;--line:#dcdedb;--code:#f3f4f1;--link:#0b5394;
--passed:#17663a;--passed-b:#e5f3ea;--confirmed:#0a5f6b;--confirmed-b:#dff1f3;--failed:#a11b16;--failed-b:#fce9e7;
--waits:#704b00;--waits-b:#fbf0d6;--unverified:#3f4f66;--unverified-b:#e8edf3;--vouched:#5a5069;--vouched-b:#f1eef6;
--skipped:#55468a;--skipped-b:#eeeafa;--none:#555a61;--none-b:#eeefed;--doubt:#861a67;--doubt-b:#f9e5f2;--spent:#8aa0b8;--late:#c2571a`;
const DARK = `
--ground:#15171a;--card:#1b1e22;--ink:#e6e7ea;--soft:#a3a9b2;--line:#32363c;--code:#22262b;--link:#8cbcf0;
--passed:#86d9a4;--passed-b:#16301f;--confirmed:#84d6e0;--confirmed-b:#122f33;--failed:#ffa59c;--failed-b:#421a18;
--waits:#f2c66a;--waits-b:#372a0d;--unverified:#b3c5de;--unverified-b:#232c39;--vouched:#cdc0e0;--vouched-b:#2b2635;
--skipped:#c3b5f7;--skipped-b:#282240;--none:#b4b9c1;--none-b:#2a2d32;--doubt:#f5a5da;--doubt-b:#3d1831;--spent:#5f7c9c;--late:#e58a4e`;

/** Name of the class, its colour, its sign. */
const OUTCOMES = [
  ['passed', 'passed', '✓'],
  ['confirmed', 'confirmed', '✓'],
  ['by-hand', 'confirmed', '✋'],
  ['failed', 'failed', '✗'],
  ['skipped-failed', 'failed', '✗'],
  ['needs-person', 'waits', '…'],
  ['unverified', 'unverified', '○'],
  ['vouched', 'vouched', '◌'],
  ['skipped', 'skipped', '»'],
  ['not-applicable', 'skipped', '∅'],
  ['not-run', 'none', '–'],
  ['in-doubt', 'doubt', '?'],
  ['author-ticked', 'none', '▣'],
  ['not-chosen', 'none', '–'],
  ['succeeded', 'passed', '✓'],
  ['waiting', 'waits', '…'],
  ['stopped', 'waits', '■'],
  ['not-begun', 'none', '–'],
  ['running', 'doubt', '?'],
  ['contradicted', 'waits', '!'],
] as const;

const outcomes = OUTCOMES.map(
  ([name, colour, sign]) =>
    `.${name}{--c:var(--${colour});--b:var(--${colour}-b)}.o.${name}::before,.result.${name}::before{content:"${sign}"}`,
).join('\n');

const FONT = `system-ui,-apple-system,"Segoe UI",Roboto,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif`;
const MONO = `ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono","Noto Sans Mono CJK SC","PingFang SC","Microsoft YaHei",monospace`;

export const STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.55 ${FONT};overflow-wrap:anywhere}
.page{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 4rem}
a{color:var(--link);text-decoration-thickness:1px;text-underline-offset:2px}
a:focus-visible,summary:focus-visible,pre:focus-visible{outline:2px solid var(--link);outline-offset:2px}
h1,h2,h3,h4,p,dl,ol,ul,pre,table{margin:0}
h1{font-size:1.6rem;line-height:1.25;font-weight:650}
h2{font-size:1.12rem;font-weight:650;margin:2.6rem 0 .7rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}
h3{font-size:1rem;font-weight:650;margin:1.6rem 0 .5rem}
h4{font-size:.95rem;font-weight:600}
small,.meta,.kicker,.when{font-size:.82rem;font-weight:400;color:var(--soft)}
code,pre,.id{font-family:${MONO};font-size:.82rem}
code,.v,dd,.words{unicode-bidi:isolate}
code{background:var(--code);border-radius:3px;padding:.05em .3em}
.digest{background:none;padding:0;color:var(--soft);font-size:.72rem}
pre{background:var(--code);border-radius:4px;padding:.5rem .7rem;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.45;tab-size:4;unicode-bidi:isolate}
.skip{position:absolute;left:-999em}
.skip:focus{position:static}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.kicker{margin-bottom:.3rem}
.result{--c:var(--none);display:inline-block;margin:.9rem 0 .2rem;padding:.35rem .9rem .35rem .7rem;border-left:5px solid var(--c);background:var(--b);color:var(--c);font-size:1.15rem}
.result::before{margin-right:.45rem;font-weight:700}
.result small{color:inherit;margin-left:.4rem}
.open{margin:.4rem 0;font-size:.9rem;color:var(--waits)}
.reason{margin:.4rem 0}
.o{display:inline-block;white-space:nowrap;font-size:.76rem;font-weight:600;line-height:1.5;padding:0 .5em 0 .4em;border-radius:3px;color:var(--c);background:var(--b);border:1px solid transparent}
.o::before{margin-right:.32em}
.o.vouched,.o.unverified,.o.author-ticked{border:1px dashed var(--c)}
.counts{display:block}
header .counts{margin:.7rem 0 1.1rem}
.counts .o{margin:.1rem 0}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.55rem 1.5rem;font-size:.9rem}
dt{font-size:.78rem;color:var(--soft)}
dd{margin:0}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;font-size:.88rem}
nav{margin-top:1.4rem;padding:.6rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
table{border-collapse:collapse;width:100%;font-size:.88rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600}
thead th{font-size:.78rem;color:var(--soft);font-weight:400}
.wide{overflow-x:auto}
.wide td{min-width:4.5em}
.plain,.trouble,.acts,.time,.time ol,.seen{list-style:none;padding:0}
.plain li{padding:.25rem 0;border-bottom:1px solid var(--line)}
.trouble>li{border-left:4px solid var(--c);background:var(--card);padding:.6rem .8rem;margin-bottom:.6rem;border-radius:0 4px 4px 0}
.time>li{margin-bottom:.9rem}
.time ol .row>a{padding-left:.9rem}
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1.2fr) minmax(0,11rem) 19.5rem;grid-template-areas:"name counts bar when";gap:0 1rem;align-items:center;padding:.22rem 0;border-bottom:1px solid var(--line)}
.row>a{grid-area:name;color:inherit;text-decoration:none}
.row>a:hover{text-decoration:underline}
.time>li>.row>a{font-weight:650}
.row .when{grid-area:when;text-align:right}
.row .counts{grid-area:counts}
.bar{grid-area:bar;display:block;width:100%;height:8px;background:var(--none-b);border-radius:2px}
.spent{fill:var(--spent)}.late{fill:var(--late)}
.over,.warn{color:var(--late);font-weight:600}
.over::before,.warn::before{content:"▲ "}
@media (prefers-color-scheme:light){.over,.warn{color:#9a3f08}}
.phase>h3{border-left:4px solid var(--line);padding-left:.6rem}
.step{background:var(--card);border:1px solid var(--line);border-radius:5px;padding:.6rem .8rem;margin-bottom:.6rem}
.many .step{content-visibility:auto;contain-intrinsic-size:auto 9rem}
.step .counts{margin-top:.2rem}
.act{padding:.45rem 0;border-top:1px solid var(--line)}
.step>.acts{margin-top:.4rem}
.act .acts{margin-left:.8rem}
.head{margin-bottom:.25rem}
.act .cmd{border-left:3px solid var(--c)}
.words{white-space:pre-wrap}
.seen{font-size:.88rem;margin-top:.25rem;padding-left:.2rem}
.seen li{padding:.12rem 0}
.out{margin-top:.3rem;font-size:.85rem}
.out p{margin-top:.2rem;font-size:.8rem}
summary{cursor:pointer;color:var(--soft);width:fit-content}
.act>details>summary,.wide>summary{color:inherit}
.out pre{max-height:30rem;overflow:auto;margin-top:.2rem}
footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--line);font-size:.82rem;color:var(--soft)}
footer dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem .9rem;margin:.5rem 0}
footer dt,footer dd{font-size:.82rem}
${outcomes}
@media (min-width:64rem){.page{padding:2.2rem 2.5rem 5rem}}
@media screen and (max-width:48rem){
.page{padding:1rem .8rem 3rem}
h1{font-size:1.3rem}
.facts{grid-template-columns:1fr 1fr;gap:.5rem 1rem}
.facts div:nth-child(n+6){grid-column:1/-1}
.row{grid-template-columns:minmax(0,1fr);grid-template-areas:"name" "bar" "when" "counts";row-gap:.15rem}
.row .when{text-align:left}
.wide thead{display:none}
.wide table,.wide tbody,.wide tr,.wide td{display:block;width:auto}
.wide tr{padding:.35rem 0;border-bottom:1px solid var(--line)}
.wide td{border:0;padding:.1rem 0}
.wide td:empty{display:none}
.wide td::before{content:attr(data-name) " ";font-size:.78rem;color:var(--soft)}
.time ol .row{padding-left:.6rem}
.time ol .row>a{padding-left:0}
.step{padding:.5rem .6rem}
nav ul{gap:.1rem .9rem}
nav a,summary{display:inline-block;padding:.25rem 0}
}
@media (forced-colors:active){.o,.result{border:1px solid}.bar{border:1px solid}}
@media print{
@page{margin:14mm 12mm}
:root{color-scheme:light;${LIGHT};--ground:#fff}
body{font-size:10.5pt;background:#fff}
.page{max-width:none;padding:0}
nav,.skip{display:none}
.o,.result{background:none;border:1px solid var(--c)}
.result{border-left-width:5px}
.many .step{content-visibility:visible}
.step{border-color:#bbb}
.step,.trouble>li{break-inside:auto}
h2,h3,h4,.head{break-after:avoid}
.row,dl div{break-inside:avoid}
.row{grid-template-columns:minmax(0,1fr) 16rem;grid-template-areas:"name when" "counts bar"}
.bar{print-color-adjust:exact;-webkit-print-color-adjust:exact}
details::details-content{content-visibility:visible;display:block;block-size:auto}
.out pre{max-height:none;overflow:visible}
a{color:inherit;text-decoration:none}
}
`;
