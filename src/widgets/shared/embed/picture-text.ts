/** Text of a laid out page as `<text>` of SVG, one for each line of each run. */
import { paintOf } from './picture-boxes.ts';
import { escapeXml } from './xml.ts';

interface Line {
  text: string;
  left: number;
  right: number;
  top: number;
  height: number;
}

/** A run of text as the page breaks it into lines. Spaces that the layout drops have no box and are left out. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  const { data } = node;
  for (let at = 0; at < data.length;) {
    const size = data.codePointAt(at)! > 0xffff ? 2 : 1;
    range.setStart(node, at);
    range.setEnd(node, at + size);
    const character = data.slice(at, at + size);
    at += size;
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.top - box.top) < 1 && box.left >= last.right - 1) {
      last.text += character;
      last.right = box.right;
    } else lines.push({ text: character, left: box.left, right: box.right, top: box.top, height: box.height });
  }
  return lines;
}

let measuring: OffscreenCanvasRenderingContext2D | null = null;

/** How far the baseline is below the top of a line's box, as a share of font ascent and descent. */
function baselineOf(line: Line, style: CSSStyleDeclaration): number {
  measuring ??= new OffscreenCanvas(1, 1).getContext('2d')!;
  measuring.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = measuring.measureText('x');
  return line.top + (line.height - ascent - descent) / 2 + ascent;
}

const TRANSFORMS: Record<string, (text: string) => string> = {
  uppercase: (text) => text.toUpperCase(),
  lowercase: (text) => text.toLowerCase(),
};

/** The lines of a text node, placed from `origin`; empty where nothing of it is seen. */
export function drawText(node: Text, style: CSSStyleDeclaration, origin: DOMRect): string {
  if (node.data.trim() === '') return '';
  const more = [
    style.fontStyle === 'normal' ? '' : ` font-style="${style.fontStyle}"`,
    style.letterSpacing === 'normal' ? '' : ` letter-spacing="${style.letterSpacing}"`,
    style.textDecorationLine === 'none' ? '' : ` text-decoration="${style.textDecorationLine}"`,
  ].join('');
  const shown = TRANSFORMS[style.textTransform] ?? ((text: string) => text);
  return linesOf(node)
    .map((line) => {
      const [x, y] = [line.left - origin.x, baselineOf(line, style) - origin.y];
      // The length holds in programs that have another font, too.
      const length = line.text.length > 1 ? ` textLength="${line.right - line.left}"` : '';
      return `<text x="${x}" y="${y}"${length} font-family="${escapeXml(style.fontFamily)}" font-size="${style.fontSize}" font-weight="${style.fontWeight}" fill="${paintOf(style.color)}"${more} xml:space="preserve">${escapeXml(shown(line.text))}</text>`;
    })
    .join('');
}
