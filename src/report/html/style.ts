/** Colours are names; what they are is said once for light and once for dark. Contrast is tested. */
export const STYLE = `
:root{color-scheme:light dark;--page:#fff;--panel:#f5f6f8;--text:#16191d;--soft:#555c66;--line:#d5d9e0;--grid:#e6e9ee;
--pass:#11703a;--fail:#b3201a;--undecided:#7a5200;--link:#0a58b5;
--incumbent:#6b7480;--candidate:#0b62c4;--reference:#9a5b00;--pairs:#0b62c4;
--harm:#fbe3e1;--fail-cell:#f3b5b0;--leaning-cell:#fbe0c8;--undecided-cell:#f7efcf;--pass-cell:#cfead7;--skipped-cell:#eceef1}
@media (prefers-color-scheme:dark){:root{--page:#14171b;--panel:#1d2126;--text:#e9ecf0;--soft:#a9b1bc;--line:#3a414a;--grid:#2a3037;
--pass:#5fcf8a;--fail:#ff8a80;--undecided:#efc25a;--link:#84b9ff;
--incumbent:#a3adb9;--candidate:#6db0ff;--reference:#e3a857;--pairs:#6db0ff;
--harm:#3d2424;--fail-cell:#6d2420;--leaning-cell:#5a3a1c;--undecided-cell:#4b4115;--pass-cell:#1d4a2e;--skipped-cell:#2b3037}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--page);color:var(--text);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
.page{max-width:76rem;margin:0 auto;padding:0 1rem 4rem}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
h1,h2,h3{line-height:1.25;text-wrap:balance}
h1{font-size:clamp(1.7rem,1.2rem + 2.2vw,2.6rem);margin:0;letter-spacing:-.01em}
h2{font-size:1.35rem;margin:2.5rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
h3{font-size:1.05rem;margin:1.75rem 0 .5rem}
p{margin:.5rem 0;max-width:70ch}
code{font:.9em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
small,.soft{color:var(--soft)}
.pass{color:var(--pass)}.fail{color:var(--fail)}.warned,.waived,.undecided{color:var(--undecided)}.skipped,.nothing{color:var(--soft)}
header{padding:1.5rem 0 0;border-top:.5rem solid currentColor;margin-bottom:0}
header>*{color:var(--text)}
header.block,header.rollback{border-color:var(--fail)}header.hold{border-color:var(--undecided)}header.promote{border-color:var(--pass)}
.block .decision,.rollback .decision{color:var(--fail)}.hold .decision{color:var(--undecided)}.promote .decision{color:var(--pass)}
.lead{font-size:1.2rem;line-height:1.4;margin:.5rem 0 1rem}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.75rem 1.5rem;margin:1rem 0 0}
.facts dt{color:var(--soft);font-size:.85rem}.facts dd{margin:0;font-weight:600}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:1rem 0 0}
.findings{list-style:none;padding:0;margin:0}
.findings li{padding:.75rem 0 .75rem .9rem;border-left:4px solid currentColor;margin:.6rem 0;background:var(--panel);border-radius:0 6px 6px 0}
.findings li>*{color:var(--text);margin:0 .9rem 0 0}
.findings .id{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 1rem;font-weight:600;max-width:none}
.findings .id small{font-weight:400}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);font-size:.85rem;padding:.25rem 0}
th,td{text-align:left;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:middle}
thead th{color:var(--soft);font-size:.8rem;font-weight:600}
th[scope=row]{font-weight:600}
.number{text-align:right}
.checks table{table-layout:fixed}.checks td,.checks tbody th{font-size:.92rem}.checks .plot{width:13rem}.checks .verdict{white-space:nowrap;font-weight:600}
.checks svg{display:block;width:100%;max-width:14rem;height:auto}
svg{overflow:visible}
svg text{fill:var(--text)}
.harm{fill:var(--harm)}.limit{stroke:var(--text);stroke-width:1.5}.none{stroke:var(--soft);stroke-dasharray:2 2}
details{margin:.5rem 0}
summary{cursor:pointer;color:var(--link);padding:.2rem 0}
.pictures{display:grid;align-items:start;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));gap:1.25rem}
figure{margin:0;padding:1rem;background:var(--panel);border-radius:8px;min-width:0}
figcaption{font-weight:600;margin-bottom:.25rem}
figure svg{display:block;width:100%;height:auto}
figure details{font-size:.85rem}
.legend{display:flex;flex-wrap:wrap;gap:.1rem 1rem;list-style:none;padding:0;margin:.1rem 0 .4rem;font-size:.85rem;color:var(--soft)}
.legend li::before{content:"";display:inline-block;width:1.4em;border-top:3px solid;vertical-align:.25em;margin-right:.4em}
.legend .incumbent::before{border-color:var(--incumbent);border-top-style:dashed}
.legend .candidate::before,.legend .pairs::before{border-color:var(--candidate)}
.legend .reference::before{border-color:var(--reference);border-top-style:dotted}
.scroll{overflow-x:auto}
.key{padding:.1rem .35rem;border-radius:3px;color:var(--text)}.heat{width:auto}.heat th,.heat td{padding:.3rem .5rem;border:2px solid var(--page)}
.heat thead th{vertical-align:bottom;max-width:8rem;font-weight:600}
.heat td{text-align:center;min-width:2.2rem;font-size:.85rem;white-space:nowrap;color:var(--text)}
.heat th[scope=row]{font-weight:400}
.c-fail{background:var(--fail-cell)}.c-leaning{background:var(--leaning-cell)}.c-undecided{background:var(--undecided-cell)}.c-pass{background:var(--pass-cell)}.c-skipped{background:var(--skipped-cell)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:3rem;color:var(--soft);font-size:.85rem}
@media (min-width:72.01rem){.checks thead th:nth-child(n+2){width:5.8rem}.checks thead th:nth-child(5){width:11rem}.checks thead th:nth-child(6){width:12rem}.checks thead th:nth-child(8){width:7.4rem}}
@media (max-width:72rem){
.checks thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}
.checks table,.checks tbody{display:block}
.checks tr{display:flex;flex-wrap:wrap;align-items:center;gap:.1rem 1rem;padding:.6rem 0;border-bottom:1px solid var(--line)}
.checks td,.checks tbody th{display:block;border:0;padding:0;text-align:left}
.checks th[scope=row]{flex:1 1 9rem}.checks .verdict{order:1}
.checks .number,.checks .text{order:2}
.checks .plot{order:3;flex:0 0 15rem;margin-left:auto}.checks svg{max-width:none;margin:.2rem 0}
.checks tr::after{content:"";order:1;flex-basis:100%}
.checks .plot:empty,.checks .number:empty,.checks .text:empty{display:none}
.checks [data-label]::before{content:attr(data-label) " ";color:var(--soft)}
}
@media (max-width:44rem){
.checks .plot{flex:1 0 100%;margin:0}
.heat thead th{writing-mode:vertical-rl;transform:rotate(180deg);text-align:left;padding:.5rem .1rem;max-height:11rem}
.heat thead th:first-child{writing-mode:horizontal-tb;transform:none}
.heat td{padding:.3rem 0;min-width:1.6rem}.heat td span{display:none}.heat th[scope=row]{padding-left:0}
}
@media print{:root{--panel:#fff}body{font-size:10pt}nav,.skip{display:none}figure,tr,.findings li{break-inside:avoid}figure{border:1px solid var(--line)}h2,h3{break-after:avoid}details::details-content{content-visibility:visible;block-size:auto}}
`.replaceAll('\n', '')
