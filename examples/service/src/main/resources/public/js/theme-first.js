// A classic script, since modules run only after the page was drawn.
{
  const kept = localStorage.getItem('theme');
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
}
