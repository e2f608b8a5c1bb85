/** How the HTML report looks: on screen by the system's light or dark, on paper in black on white. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ink: #161b20; --ink-2: #535e69; --ground: #f6f7f8; --panel: #fff; --line: #dde2e6; --accent: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecef; --ink-2: #a3adb6; --ground: #111417; --panel: #181c20; --line: #2c333a; --accent: #7ab8f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main, footer { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 0 0 .25rem; }
h4 { font-size: .95rem; margin: .75rem 0 .25rem; }
p { margin: .25rem 0; }
ul, ol { margin: .25rem 0; padding-inline-start: 1.25rem; }
.headline { font-weight: 600; font-size: 1.1rem; }
.scope, .files, .facts, footer, figcaption { color: var(--ink-2); font-size: .9rem; }
.log, .code, pre { font-family: ui-monospace, monospace; font-size: .9em; overflow-wrap: anywhere; }
figure { margin: 1.5rem 0; }
figure > svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); border-radius: 8px; }
.dark { display: none; }
@media screen and (prefers-color-scheme: dark) { .light { display: none; } .dark { display: block; } }
@media screen and (max-width: 44rem) { main, footer { padding: 1rem; } .light, .dark { overflow-x: auto; } figure > svg { width: 44rem; } }
article { padding: 1rem; margin: .75rem 0; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.count { font-variant-numeric: tabular-nums; }
.line { margin: .75rem 0; }
pre { margin: .25rem 0; padding: .75rem; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap; unicode-bidi: isolate; }
a { color: var(--accent); }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media print {
  :root { color-scheme: light; --ink: #000; --ink-2: #333; --ground: #fff; --panel: #fff; --line: #999; --accent: #000; }
  main, footer { max-width: none; padding: 0; }
  article, figure { break-inside: avoid; }
  a::after { content: " (" attr(href) ")"; overflow-wrap: anywhere; }
}
`;
