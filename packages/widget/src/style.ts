/**
 * The one style sheet, taken over by the shadow tree: no page's style gets in, and none of this gets out. A page may style
 * the tree's host, from which everything inherits; only what is important here is stronger than that.
 */
export const css = `
:host{all:initial!important;color-scheme:light dark!important;
--accent:#4f46e5;--on-accent:#fff;--text-light:#4f46e5;--text-dark:#a5b4fc;
--bg:light-dark(#ffffff,#18181b);--fg:light-dark(#18181b,#fafafa);--muted:light-dark(#52525b,#a1a1aa);
--soft:light-dark(#f4f4f5,#27272a);--line:light-dark(#8a8a93,#71717a);--hair:light-dark(#e4e4e7,#3f3f46);
--bad:light-dark(#b91c1c,#f87171);--link:light-dark(var(--text-light),var(--text-dark));
font:400 14px/20px ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif!important;color:var(--fg)!important}
:host([data-theme=light]){color-scheme:light!important}
:host([data-theme=dark]){color-scheme:dark!important}
*,::before,::after{box-sizing:border-box}
[hidden]{display:none!important}
button,input,textarea,select{font:inherit;color:inherit;margin:0}
button{cursor:pointer}
h2,p,ul,ol{margin:0;padding:0}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.icon{width:20px;height:20px;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.launcher{position:fixed;z-index:2147483000;right:16px;bottom:16px;display:flex;align-items:center;gap:8px;height:48px;padding:0 20px 0 16px;
border:0;border-radius:24px;background:var(--accent);color:var(--on-accent);font-weight:600;box-shadow:0 0 0 2px #ffffff80,0 4px 16px #0000004d}
.launcher[aria-expanded=true]{visibility:hidden}
.launcher:focus-visible{outline:3px solid var(--on-accent);outline-offset:-5px}
:host([data-position=left]) .launcher{right:auto;left:16px}
.panel{position:fixed;inset:auto 16px 16px auto;margin:0;padding:0;width:min(384px,calc(100vw - 32px));height:fit-content;
max-width:none;max-height:min(720px,calc(100dvh - 32px));border:1px solid var(--hair);border-radius:12px;background:var(--bg);color:var(--fg);
box-shadow:0 16px 48px #00000040;overflow:hidden}
.panel[open]{display:flex;flex-direction:column}
.panel::backdrop{background:#00000040}
:host([data-position=left]) .panel{inset:auto auto 16px 16px}
.head{display:flex;align-items:center;gap:8px;padding:12px 8px 12px 16px;border-bottom:1px solid var(--hair)}
h2{flex:1;font-size:16px;line-height:24px;font-weight:600;overflow-wrap:anywhere}
.round{display:flex;align-items:center;justify-content:center;width:36px;height:36px;padding:0;border:0;border-radius:8px;background:none;color:var(--muted)}
.round:hover{background:var(--soft);color:var(--fg)}
form,.view{display:flex;flex-direction:column;min-height:0}
.scroll{display:flex;flex-direction:column;gap:16px;padding:16px;overflow-y:auto;overscroll-behavior:contain}
.quiet{color:var(--muted);white-space:pre-line;overflow-wrap:anywhere}
.field{display:flex;flex-direction:column;gap:4px}
label,.label{font-weight:500}
label i{font-style:normal;font-weight:400;color:var(--muted)}
input,textarea,select{width:100%;min-height:36px;padding:7px 10px;border:1px solid var(--line);border-radius:8px;background:var(--bg)}
textarea{min-height:104px;resize:vertical}
[aria-invalid=true]{border-color:var(--bad)}
.error{color:var(--bad)}
.alert{padding:8px 12px;border:1px solid var(--bad);border-radius:8px;color:var(--bad);overflow-wrap:anywhere}
.foot{display:flex;align-items:center;gap:8px;padding:12px 16px;border-top:1px solid var(--hair)}
.primary{min-height:40px;flex:1;padding:0 16px;border:0;border-radius:8px;background:var(--accent);color:var(--on-accent);font-weight:600}
.primary:hover{filter:brightness(.94)}
.primary:focus-visible{outline-color:var(--fg)}
.plain{display:inline-flex;align-items:center;gap:6px;min-height:36px;padding:0 12px;border:1px solid var(--line);border-radius:8px;background:none;font-weight:500}
.plain:hover{background:var(--soft)}
.files{display:flex;flex-direction:column;gap:4px;list-style:none}
.files li{display:flex;align-items:center;gap:8px;padding-left:10px;border-radius:8px;background:var(--soft)}
.files span{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.files small{font-size:12px;color:var(--muted);font-variant-numeric:tabular-nums}
.help{padding:10px 12px;border-radius:8px;background:var(--soft)}
.help ul{list-style:none}
details{border-top:1px solid var(--hair)}
li:first-child>details{border-top:0}
summary{padding:8px 0;color:var(--link);font-weight:500;cursor:pointer;overflow-wrap:anywhere}
.article{padding-bottom:8px;overflow-wrap:anywhere}
.article>*+*{margin-top:8px}
.article ul,.article ol{padding-left:20px}
.article ul{list-style:disc}
.article h3{margin:12px 0 0;font-size:14px}
.article pre{margin:0;white-space:pre-wrap;font-size:12px}
.article a{color:var(--link)}
mark{background:none;color:inherit;font-weight:700}
.dropping::after{content:attr(data-drop);position:absolute;inset:8px;display:flex;align-items:center;justify-content:center;border:2px dashed var(--link);border-radius:8px;background:var(--bg);font-weight:600}
.trap,.live{position:absolute;width:1px;height:1px;margin:-1px;padding:0;border:0;min-height:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.done{align-items:flex-start}
.done .icon{width:32px;height:32px;padding:6px;border-radius:50%;background:var(--accent);color:var(--on-accent)}
@media (prefers-reduced-motion:no-preference){.panel[open]{animation:in .16s ease-out}@keyframes in{from{opacity:0;transform:translateY(8px)}}}
@media (max-width:480px){.panel,:host([data-position=left]) .panel{inset:0;width:100%;height:100%;max-height:none;border:0;border-radius:0}
.view,form{flex:1}.scroll{flex:1}input,textarea,select{font-size:16px}}
@media (forced-colors:active){.launcher,.primary{border:1px solid}}
`;

/** The colours of the workspace; anything that is no colour is left out. */
export function colorRules(colors: Readonly<Record<string, unknown>>): string {
  const names = { accent: "accent", "on-accent": "on_accent", "text-light": "text_light", "text-dark": "text_dark" };
  const rules = Object.entries(names).flatMap(([name, key]) => {
    const value = colors[key];
    return typeof value === "string" && /^#[0-9a-f]{6}$/i.test(value) ? [`--${name}:${value}`] : [];
  });
  return `:host{${rules.join(";")}}`;
}
