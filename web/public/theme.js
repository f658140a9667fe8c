// Runs before the first paint, so that a chosen theme never flashes. It is a file because the page allows no inline script.
(() => {
  try {
    const theme = localStorage.getItem('visavis.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage can be refused by the browser; the theme of the system then stands.
  }
})();

// While the interface is on its way, the browser fetches its tables of dates and numbers: the first page with a date in it would wait for
// them (50 ms, once).
setTimeout(() => {
  const { lang } = document.documentElement;
  new Intl.DateTimeFormat(lang, { hour: 'numeric' }).format(0);
  new Intl.NumberFormat(lang, { style: 'unit', unit: 'minute' }).format(1);
});
