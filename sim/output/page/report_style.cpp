#include "output/page/report_style.hpp"

namespace io {

const std::string_view kReportStyle = R"css(
:root { color-scheme: light; --ink: #1a1a1a; --grey: #595959; --line: #d9d9d9; --accent: #0072B2; --paper: #fff;
  --plate: #f4f1ea; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --ink: #ececec; --grey: #b0b0b0; --line: #444; --accent: #7cc4f0; --paper: #161616;
    --plate: #262626; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 "Open Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
header, section > p, section > ul, section > pre, nav { max-width: 46rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 3rem 0 .75rem; padding-top: .75rem;
  border-top: 3px solid var(--ink); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p { margin: 0 0 .9rem; }
.kicker, .note, figcaption, caption { color: var(--grey); font-size: .875rem; }
.kicker { margin: 0 0 1.5rem; }
.lead { font-size: 1.3rem; line-height: 1.4; font-weight: 600; }
nav ul { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
a { color: var(--accent); }
nav a { display: inline-block; padding: .3rem 0; }
table { width: 100%; border-collapse: collapse; margin: 1rem 0 1.5rem; font-size: .875rem; line-height: 1.4; }
caption { text-align: left; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
#provenance td { overflow-wrap: anywhere; }  /* digests */
.again { color: transparent; }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; }
.number { font-variant-numeric: tabular-nums; }
code, pre { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .85em; }
pre { background: var(--plate); padding: 1rem; overflow-x: auto; white-space: pre-wrap; }
figure { margin: 0; max-width: 45rem; }
figure svg { display: block; width: 100%; height: auto; background: #fff; }  /* charts are drawn on white */
figcaption { padding-top: .4rem; border-top: 1px solid var(--line); }
details { margin: 0 0 1.25rem; }
figure + details { margin-bottom: 2.5rem; }
figure + details summary { font-size: .875rem; font-weight: 400; }
summary { cursor: pointer; padding: .35rem 0; color: var(--accent); font-weight: 600; }
.button { display: inline-block; margin: 0 .75rem .5rem 0; padding: .35rem .8rem; border: 1px solid var(--accent);
  border-radius: .25rem; text-decoration: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: .5rem; top: -4rem; padding: .5rem 1rem; background: var(--paper); z-index: 1; }
.skip:focus { top: .5rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main:focus { outline: none; }
section > h3 + p { margin-top: 0; }
.narrow { display: none !important; }
.wide, .every { display: block; }
@media screen and (max-width: 40rem) {
  body { padding: 1rem .75rem 3rem; }
  h1 { font-size: 1.5rem; }
  .lead { font-size: 1.15rem; }
  figure { max-width: 24rem; margin-inline: auto; }
  .wide { display: none !important; }
  .narrow { display: block !important; }
  table, caption, tbody, tr, th, td { display: block; width: 100%; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
  th, td { border: 0; padding: .1rem 0; }
  .again { color: inherit; }
  tbody th:empty, td:empty { display: none; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--grey); }
  td[data-label=""]::before { content: none; }
}
@media print {
  @page { size: A4; margin: 11mm 13mm; }
  body { padding: 0; max-width: none; font-size: 8.5pt; line-height: 1.35; }
  header, section > p, section > ul, section > pre { max-width: none; }
  nav, .skip, .take { display: none; }
  h1 { font-size: 18pt; }
  h2 { font-size: 13pt; margin: 12pt 0 5pt; padding-top: 4pt; border-top-width: 2px; }
  h3 { font-size: 10pt; margin: 8pt 0 3pt; }
  h2, h3, caption { break-after: avoid; }
  p, li { orphans: 3; widows: 3; }
  p { margin-bottom: 5pt; }
  .kicker, .note, figcaption, caption { font-size: 7pt; margin-bottom: 3pt; }
  .lead { font-size: 12pt; }
  ul { margin: 0 0 5pt; }
  pre { padding: 6pt; font-size: 7pt; line-height: 1.25; }
  table { font-size: 6.5pt; line-height: 1.2; margin: 3pt 0 6pt; }
  th, td { padding: .8pt 5pt .8pt 0; }
  thead { display: table-header-group; }
  tr, pre, li { break-inside: avoid; }
  .figures { orphans: 1; widows: 1; }  /* a row of charts is a line: one may stand alone, and none is cut */
  figure { display: inline-block; width: 100%; max-width: none; margin: 0 0 2mm; vertical-align: top;
    break-inside: avoid; }
  figure svg { max-height: 195mm; }  /* three quarters of the page, with the caption */
  .slim { width: 78mm; margin-right: 8mm; }  /* type of 10.5 in a drawing 360 wide: 6.4 points; two abreast */
  .slim .wide { display: none !important; }
  .slim .narrow { display: block !important; }
  .again { font-size: 0; }
  figcaption { border: 0; padding: 0; margin: 0 0 1pt; }
  .scroll { overflow: visible; }
  .dense, .dense caption { display: block; }
  .dense { font-size: 6pt; line-height: 1.2; }
  .dense thead { display: none; }
  .dense tbody { display: block; columns: 2; column-gap: 6mm; }
  .dense tr { display: block; padding: 1.2pt 0; border-bottom: .3pt solid var(--line); }
  .dense th, .dense td { display: inline; padding: 0; border: 0; }
  .dense td:not(:empty)::before { content: " · " attr(data-label) " "; color: var(--grey); }
  .dense .again { font-size: inherit; color: inherit; }
  a { color: inherit; text-decoration: none; }
  details { margin: 0 0 3pt; }
  summary { list-style: none; color: inherit; padding: 0; font-weight: 400; break-after: avoid; }
  details:not([open]) summary::after { content: " (unfolds on the page)"; color: var(--grey); }
  body, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace io
