// Shows the chosen theme before the first paint. It is a file of its own, and not a module, because the page's
// security policy allows no inline script, and modules run after the browser may have painted.
// The app itself keeps the choice: src/store/preferences.ts.
try {
  const { theme } = JSON.parse(localStorage.getItem('postflight.preferences')) ?? {};
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Nothing was kept, or nothing may be read: the system's theme it is.
}
