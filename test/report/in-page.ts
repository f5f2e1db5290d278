/** Questions to a page, as scripts that run in it. */

/** Every text whose contrast is below AA (4.5, or 3 for large text), with what it is; folded text is not looked at. */
export const LOW_CONTRAST = `(() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let each = element; each !== null; each = each.parentElement) {
      const color = rgb(getComputedStyle(each).backgroundColor);
      if (color[3] === undefined || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (!own || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const [a, b] = [luminance(rgb(style.color)), luminance(ground(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) low.push(ratio.toFixed(2) + ' ' + element.tagName + '.' + element.className);
  }
  return [...new Set(low)];
})()`;

/** What a reader who does not see the page would stumble over. */
export const STRUCTURE = `(() => {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  return {
    headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((each) => Number(each.tagName[1])),
    landmarks: ['header', 'nav', 'main', 'footer'].map((name) => document.querySelectorAll(name).length),
    doubleIds: ids.filter((id, index) => ids.indexOf(id) !== index),
    deadLinks: [...document.querySelectorAll('a[href^="#"]')].map((a) => decodeURIComponent(a.hash.slice(1)))
      .filter((id) => document.getElementById(id) === null),
    uncaptioned: [...document.querySelectorAll('table')].filter((each) => each.caption === null).length,
    scopeless: [...document.querySelectorAll('th')].filter((each) => each.scope === '').length,
    lang: document.documentElement.lang,
    title: document.title,
    foreign: [...document.querySelectorAll('script,img,iframe,object,embed,link,form,input,base')].map((each) => each.outerHTML),
    handlers: [...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames()
      .filter((name) => name.startsWith('on') || name === 'style')),
    styles: document.querySelectorAll('style').length,
  };
})()`;

/** Elements that stick out of the window at the right. */
export const TOO_WIDE = `(() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
    .map((each) => each.tagName + '.' + each.className).slice(0, 5).concat(String(document.documentElement.scrollWidth)))()`;

export const UNFOLD = `document.querySelectorAll('details').forEach((each) => { each.open = true; })`;
