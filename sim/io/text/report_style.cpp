#include "io/text/report_style.hpp"

namespace io {

const std::string_view kReportStyle = R"css(
:root { color-scheme: light; --ink: #1a1a1a; --grey: #595959; --line: #d9d9d9; --accent: #0072B2; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; color: var(--ink); background: #fff;
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
.again { color: transparent; }
thead th { border-bottom: 2px solid var(--ink); }
tbody th { font-weight: 600; }
.number { font-variant-numeric: tabular-nums; }
code, pre { font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .85em; }
pre { background: #f4f1ea; padding: 1rem; overflow-x: auto; white-space: pre-wrap; }
figure { margin: 0 0 2.5rem; max-width: 45rem; }
figure svg { display: block; width: 100%; height: auto; }
figcaption { padding-top: .4rem; border-top: 1px solid var(--line); }
details { margin: 0 0 1.25rem; }
summary { cursor: pointer; padding: .35rem 0; color: var(--accent); font-weight: 600; }
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
  @page { size: A4; margin: 14mm 15mm 14mm; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav { display: none; }
  h1 { font-size: 20pt; }
  h2 { font-size: 14pt; margin-top: 18pt; }
  h2, h3, caption { break-after: avoid; }
  table { font-size: 8pt; }
  thead { display: table-header-group; }
  tr, figure, pre, li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  figure { max-width: 13.5cm; margin-bottom: 12pt; }  /* two charts on a page */
  a { color: inherit; text-decoration: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; color: inherit; break-after: avoid; }
  details ul { columns: 2; font-size: 8pt; }
  body, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";

}  // namespace io
