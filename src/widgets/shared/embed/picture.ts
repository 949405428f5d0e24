/**
 * A picture of what a widget shows: SVG made of shapes and texts, which slide tools and drawing programs take, and PNG.
 * Drawn from the page as it is laid out: boxes with their borders, lines of text, controls, drawings.
 */
import { drawBox, drawControl, paintOf } from './picture-boxes.ts';
import { fontFaces } from './picture-fonts.ts';
import { drawText } from './picture-text.ts';
import { escapeXml } from './xml.ts';

export interface Picture {
  /** A whole file. */
  svg: string;
  /** CSS pixels. */
  width: number;
  height: number;
}

const hidden = (element: Element, style: CSSStyleDeclaration) =>
  style.display === 'none' ||
  style.opacity === '0' ||
  style.clipPath !== 'none' ||
  // What shares, copies and opens files is no part of a state.
  element.matches('script, style, noscript, template, dialog, .foot, .tools') ||
  (element.parentElement instanceof HTMLDetailsElement && !element.parentElement.open && element.tagName !== 'SUMMARY');

const clips = (style: CSSStyleDeclaration) => style.overflowX !== 'visible' || style.overflowY !== 'visible';

/** Properties of a drawing that style sheets set, as attributes. */
const DRAWN = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
];

/** A drawing of the page, with what style sheets say of it written into it. */
function drawing(svg: SVGSVGElement, box: DOMRect): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = svg.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((element, n) => {
    const style = getComputedStyle(originals[n]);
    if (style.display === 'none') return element.setAttribute('display', 'none');
    for (const name of DRAWN) {
      const value = style.getPropertyValue(name);
      if (value) element.setAttribute(name, name === 'fill' || name === 'stroke' ? paintOf(value) : value);
    }
    element.removeAttribute('class');
    element.removeAttribute('style');
  });
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  for (const [name, value] of Object.entries({ x: box.x, y: box.y, width: box.width, height: box.height }))
    copy.setAttribute(name, String(value));
  return new XMLSerializer().serializeToString(copy);
}

class Drawing {
  readonly parts: string[] = [];
  readonly fonts = new Set<string>();
  #clips = 0;
  readonly #origin: DOMRect;

  constructor(origin: DOMRect) {
    this.#origin = origin;
  }

  #local(box: DOMRect): DOMRect {
    return new DOMRect(box.x - this.#origin.x, box.y - this.#origin.y, box.width, box.height);
  }

  element(element: Element): void {
    const style = getComputedStyle(element);
    if (hidden(element, style)) return;
    const box = this.#local(element.getBoundingClientRect());
    const visible = style.visibility === 'visible';
    if (element instanceof SVGSVGElement) {
      if (visible) this.parts.push(drawing(element, box));
      return;
    }
    if (visible && style.display !== 'contents') {
      for (const rect of style.display === 'inline' ? element.getClientRects() : [element.getBoundingClientRect()])
        this.parts.push(drawBox(this.#local(rect), style));
      const control = drawControl(element, box, style);
      if (control !== null) {
        this.parts.push(control);
        this.fonts.add(style.fontFamily);
        return;
      }
    }
    const clipped = clips(style) && style.display !== 'inline';
    if (clipped) {
      const id = `clip${this.#clips++}`;
      this.parts.push(
        `<clipPath id="${id}"><rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}"/></clipPath><g clip-path="url(#${id})">`,
      );
    }
    for (const child of element.childNodes) {
      if (child instanceof Element) this.element(child);
      else if (child instanceof Text && visible) {
        const text = drawText(child, style, this.#origin);
        if (text === '') continue;
        this.fonts.add(style.fontFamily);
        this.parts.push(text);
      }
    }
    if (clipped) this.parts.push('</g>');
  }
}

/** The first background behind an element that is no glass. */
function behind(element: Element | null): string {
  for (let each = element; each; each = each.parentElement) {
    const color = getComputedStyle(each).backgroundColor;
    if (!/^rgba\(.*, 0\)$|^transparent$/.test(color)) return color;
  }
  return 'white';
}

/** Draws an element as it is laid out now. `title` is what the picture says of itself. */
export async function pictureOf(element: HTMLElement, title: string): Promise<Picture> {
  const origin = element.getBoundingClientRect();
  const drawn = new Drawing(origin);
  drawn.element(element);
  const [width, height] = [Math.ceil(origin.width), Math.ceil(origin.height)];
  const fonts = await fontFaces([...drawn.fonts]);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">` +
    `<title>${escapeXml(title)}</title><style>${fonts}</style>` +
    `<rect width="${width}" height="${height}" fill="${paintOf(behind(element))}"/>${drawn.parts.join('')}</svg>`;
  return { svg, width, height };
}

/** The picture as PNG, `scale` pixels for each CSS pixel. */
export async function rasterised({ svg, width, height }: Picture, scale: number): Promise<Uint8Array> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * scale, height * scale];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('this browser makes no picture of that size.');
  return new Uint8Array(await blob.arrayBuffer());
}
