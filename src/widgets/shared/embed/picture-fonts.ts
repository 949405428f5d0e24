/** The page's own faces as rules that need no other file, so that a picture or a page carries them along. */

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
};

/** A file of this site as a `data:` address. */
export async function dataAddress(address: string, type: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${new URL(address).pathname} could not be loaded.`);
  return `data:${type};base64,${base64(new Uint8Array(await response.arrayBuffer()))}`;
}

const plain = (family: string) => family.replace(/["']/g, '').trim();

/** `@font-face` rules for what some `font-family` values name, as far as the page has faces. */
export async function fontFaces(families: readonly string[]): Promise<string> {
  const wanted = new Set(families.flatMap((family) => family.split(',').map(plain)));
  const rules: Promise<string>[] = [];
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const { style } = rule;
      const source = /url\(["']?([^"')]+)["']?\)/.exec(style.getPropertyValue('src'));
      if (!source || !wanted.has(plain(style.getPropertyValue('font-family')))) continue;
      const address = new URL(source[1], sheet.href ?? location.href).href;
      rules.push(
        dataAddress(address, 'font/woff2').then((data) => {
          const copy = ['font-family', 'font-style', 'font-weight', 'unicode-range']
            .map((name) => [name, style.getPropertyValue(name)])
            .filter(([, value]) => value !== '')
            .map(([name, value]) => `${name}:${value}`);
          return `@font-face{${copy.join(';')};src:url(${data}) format("woff2")}`;
        }),
      );
    }
  return (await Promise.all(rules)).join('');
}
