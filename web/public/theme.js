// Runs before the first paint, so that a chosen theme never flashes. It is a file because the page allows no inline script.
(() => {
  try {
    const theme = localStorage.getItem('visavis.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage can be refused by the browser; the theme of the system then stands.
  }
})();
