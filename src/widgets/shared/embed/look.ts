import { STYLE_PROPERTIES, type Theme } from './protocol.ts';

/** Light or dark, and what is behind the widget. */
export function setTheme(root: HTMLElement, theme: Theme, background?: 'paper' | 'transparent'): void {
  if (theme === 'auto') delete root.dataset.embedTheme;
  else root.dataset.embedTheme = theme;
  if (background === 'transparent') root.dataset.bg = 'transparent';
  else if (background === 'paper') delete root.dataset.bg;
}

const isKnown = (name: string): name is keyof typeof STYLE_PROPERTIES => Object.hasOwn(STYLE_PROPERTIES, name);

/** Sets custom properties of a host on the frame's inner container. Gives a sentence for what is not possible, else null. */
export function setStyle(
  root: HTMLElement,
  frame: HTMLElement,
  properties: Readonly<Record<string, string>>,
): string | null {
  const wrong: string[] = [];
  for (const [name, value] of Object.entries(properties)) {
    if (!isKnown(name)) {
      wrong.push(`there is no property ${name.slice(0, 40)}`);
      continue;
    }
    const [token, like] = STYLE_PROPERTIES[name];
    // Sizes are given in rem all over the site: the root's size scales all of them.
    const target = token === 'font-size' ? root : frame;
    if (value.trim() === '') target.style.removeProperty(token);
    else if (/url\(|image/i.test(value) || !CSS.supports(like, value))
      wrong.push(`“${value.slice(0, 40)}” is no value for ${name}`);
    else target.style.setProperty(token, value);
  }
  return wrong.length > 0 ? `Not set: ${wrong.join('; ')}.` : null;
}
