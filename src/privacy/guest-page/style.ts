/** The style of the page: light and dark by the reader's preference, from a narrow phone up. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2430; --ground: #eef1f5; --card: #ffffff; --line: #8a94a3;
  --accent: #0b5cad; --on-accent: #ffffff; --alarm: #a4161a; --alarm-ground: #fdecec; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --ground: #11161d; --card: #1a212b; --line: #6c7787;
  --accent: #7db8ff; --on-accent: #0b1726; --alarm: #ffb3b3; --alarm-ground: #3a1a1d; } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0; padding: 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 36rem; margin: 2rem auto; padding: 2rem 1.5rem; background: var(--card); border-radius: .75rem; }
.brand { margin: 0; color: var(--accent); font-weight: 700; }
h1 { margin: .25rem 0 1.25rem; font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 1.75rem 0 .5rem; font-size: 1.15rem; line-height: 1.3; }
h3 { margin: 1rem 0 .25rem; font-size: 1rem; }
p { margin: 0 0 1rem; white-space: pre-line; }
p:empty { display: none; }
ul { margin: 0 0 1rem; padding-left: 1.25rem; overflow-wrap: anywhere; }
li { margin-bottom: .35rem; }
details { margin-bottom: 1rem; }
summary { cursor: pointer; }
details ul { margin: .5rem 0 0; }
a:not(.button) { color: var(--accent); }
form { margin-top: 1.5rem; }
label { display: block; margin-bottom: .25rem; font-weight: 600; }
input, textarea { width: 100%; margin-bottom: .75rem; padding: .65rem .75rem; border: 1px solid var(--line);
  border-radius: .5rem; background: transparent; color: inherit; font: inherit; }
button, .button { display: block; width: 100%; padding: .75rem; border: 1px solid var(--accent); border-radius: .5rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-align: center; cursor: pointer; }
button:disabled { opacity: .6; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alarm { padding: .75rem; border-radius: .5rem; background: var(--alarm-ground); color: var(--alarm); }
`;
