// `node test/browser/check.mjs [folder for screenshots]`: every page that is looked at in a real browser, in turn.
await import('./playground.mjs');
await import('./guest-page.mjs');
