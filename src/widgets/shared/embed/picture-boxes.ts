/** Boxes of a laid out page as shapes of SVG: backgrounds, borders, and the controls that a browser draws by itself. */
import { escapeXml } from './xml.ts';

let probe: CanvasRenderingContext2D | null = null;

/** A colour of CSS (`oklch(…)` too) as every program reads it: `#rrggbb`, or `rgba(…)` where it is glass. */
export function paintOf(color: string): string {
  if (/^(none|currentcolor|url\()/i.test(color)) return color;
  probe ??= new OffscreenCanvas(1, 1).getContext('2d', {
    willReadFrequently: true,
  }) as unknown as CanvasRenderingContext2D;
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = color;
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = probe.getImageData(0, 0, 1, 1).data;
  if (alpha === 0) return 'none';
  if (alpha === 255) return `#${[red, green, blue].map((each) => each.toString(16).padStart(2, '0')).join('')}`;
  return `rgba(${red},${green},${blue},${Math.round((alpha / 255) * 1000) / 1000})`;
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;

interface Border {
  width: number;
  paint: string;
  style: string;
}

const borderOf = (style: CSSStyleDeclaration, side: (typeof SIDES)[number]): Border => ({
  width: style[`border${side}Style`] === 'none' ? 0 : parseFloat(style[`border${side}Width`]),
  paint: paintOf(style[`border${side}Color`]),
  style: style[`border${side}Style`],
});

const dashes = ({ style, width }: Border) =>
  style === 'dashed'
    ? ` stroke-dasharray="${width * 3} ${width * 2}"`
    : style === 'dotted'
      ? ` stroke-dasharray="${width}"`
      : '';

const same = (one: Border, other: Border) =>
  one.width === other.width && one.paint === other.paint && one.style === other.style;

/** Background and borders of a box. */
export function drawBox(box: DOMRect, style: CSSStyleDeclaration): string {
  if (box.width <= 0 || box.height <= 0) return '';
  const fill = paintOf(style.backgroundColor);
  const borders = SIDES.map((side) => borderOf(style, side));
  const radius = Math.min(parseFloat(style.borderTopLeftRadius) || 0, box.height / 2, box.width / 2);
  const [top] = borders;
  if (top.width > 0 && borders.every((each) => same(each, top))) {
    const inset = top.width / 2;
    return `<rect x="${box.x + inset}" y="${box.y + inset}" width="${box.width - top.width}" height="${box.height - top.width}" rx="${Math.max(0, radius - inset)}" fill="${fill}" stroke="${top.paint}" stroke-width="${top.width}"${dashes(top)}/>`;
  }
  const parts =
    fill === 'none'
      ? []
      : [`<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${radius}" fill="${fill}"/>`];
  const lines = [
    [box.left, box.top, box.right, box.top, 0, 1],
    [box.right, box.top, box.right, box.bottom, -1, 0],
    [box.left, box.bottom, box.right, box.bottom, 0, -1],
    [box.left, box.top, box.left, box.bottom, 1, 0],
  ];
  borders.forEach((border, n) => {
    if (border.width === 0 || border.paint === 'none') return;
    const [x1, y1, x2, y2, right, down] = lines[n];
    const [dx, dy] = [(right * border.width) / 2, (down * border.width) / 2];
    parts.push(
      `<line x1="${x1 + dx}" y1="${y1 + dy}" x2="${x2 + dx}" y2="${y2 + dy}" stroke="${border.paint}" stroke-width="${border.width}"${dashes(border)}/>`,
    );
  });
  return parts.join('');
}

const label = (text: string, x: number, box: DOMRect, style: CSSStyleDeclaration) =>
  `<text x="${x}" y="${box.y + box.height / 2}" dominant-baseline="central" font-family="${escapeXml(style.fontFamily)}" font-size="${style.fontSize}" font-weight="${style.fontWeight}" fill="${paintOf(style.color)}" xml:space="preserve">${escapeXml(text)}</text>`;

/** What a browser draws in a control; null for an element that is none. */
export function drawControl(element: Element, box: DOMRect, style: CSSStyleDeclaration): string | null {
  const left = box.x + parseFloat(style.paddingLeft) + parseFloat(style.borderLeftWidth);
  const middle = box.y + box.height / 2;
  const ink = paintOf(style.color);
  if (element instanceof HTMLSelectElement) {
    const x = box.right - 14;
    return (
      label(element.selectedOptions[0]?.text ?? '', left, box, style) +
      `<path d="M${x} ${middle - 2}l4 4 4-4" fill="none" stroke="${ink}" stroke-width="1.5"/>`
    );
  }
  if (!(element instanceof HTMLInputElement)) return null;
  switch (element.type) {
    case 'range': {
      const share = (element.valueAsNumber - Number(element.min)) / (Number(element.max) - Number(element.min) || 1);
      const x = box.x + 8 + share * (box.width - 16);
      const line = (to: number, opacity: number) =>
        `<line x1="${box.x + 2}" x2="${to}" y1="${middle}" y2="${middle}" stroke="${ink}" stroke-opacity="${opacity}" stroke-width="5" stroke-linecap="round"/>`;
      return `${line(box.right - 2, 0.2)}${line(x, 1)}<circle cx="${x}" cy="${middle}" r="8" fill="${ink}"/>`;
    }
    case 'checkbox':
    case 'radio': {
      const [x, size] = [box.x + box.width / 2, Math.min(box.width, box.height)];
      const round = element.type === 'radio' ? size / 2 : 2;
      const frame = `<rect x="${x - size / 2}" y="${middle - size / 2}" width="${size}" height="${size}" rx="${round}" fill="none" stroke="${ink}"/>`;
      const mark = size / 4;
      return element.checked
        ? `${frame}<rect x="${x - mark}" y="${middle - mark}" width="${mark * 2}" height="${mark * 2}" rx="${round / 2}" fill="${ink}"/>`
        : frame;
    }
    case 'file':
      return '';
    default:
      return label(element.value || element.placeholder, left, box, style);
  }
}
