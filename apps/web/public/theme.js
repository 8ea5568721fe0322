// Runs before the first paint, so that a chosen appearance never flashes. What it reads is written by src/appearance.
(() => {
  const root = document.documentElement;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = read('parley.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (read('parley.contrast') === 'more' || matchMedia('(prefers-contrast: more)').matches) root.dataset.contrast = 'more';
  if (read('parley.density') === 'compact') root.dataset.density = 'compact';
  const size = Number(read('parley.text-size'));
  if (size >= 87.5 && size <= 150) root.style.fontSize = `${size}%`;
})();
