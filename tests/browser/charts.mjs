// Is each chart drawn, one drawing of it shown, and named for those who cannot see it?

/** `width` of the window: below 640 pixels the narrow drawing is the one to show. */
export async function chartFaults(page, width) {
  return page.evaluate((wide) => {
    const faults = [];
    const figures = [...document.querySelectorAll('figure')];
    if (figures.length === 0) faults.push('no charts');
    for (const figure of figures) {
      const shown = [...figure.querySelectorAll('svg')].filter((one) => one.getBoundingClientRect().width > 0);
      if (shown.length !== 1) { faults.push(`${figure.id}: ${shown.length} drawings are shown`); continue; }
      const svg = shown[0], box = svg.getBoundingClientRect();
      const kind = wide < 640 ? 'narrow' : 'wide';
      if (!svg.classList.contains(kind) && !svg.classList.contains('every')) faults.push(`${figure.id}: not the ${kind} drawing`);
      if (box.height < 100) faults.push(`${figure.id}: only ${box.height} pixels high`);
      if (svg.getAttribute('role') !== 'img' || (svg.getAttribute('aria-label') ?? '').length < 20)
        faults.push(`${figure.id}: no role img with a description`);
      const marks = [...svg.querySelectorAll('path, line, rect, circle')].filter((one) => {
        const mark = one.getBoundingClientRect();
        return mark.width + mark.height > 1 && !one.classList.contains('background');
      });
      if (marks.length < 5) faults.push(`${figure.id}: only ${marks.length} marks`);
      const words = [...svg.querySelectorAll('text')].filter((one) => one.textContent.trim());
      if (words.length < 3) faults.push(`${figure.id}: only ${words.length} words`);
      const cut = words.filter((one) => {
        const word = one.getBoundingClientRect();
        return word.width > 0 && (word.left < box.left - 1 || word.right > box.right + 1 || word.bottom > box.bottom + 1);
      });
      for (const one of cut.slice(0, 2)) faults.push(`${figure.id}: cut off: "${one.textContent.slice(0, 50)}"`);
    }
    return faults;
  }, width);
}
