/**
 * The text of each page of a PDF that Chromium wrote. A reader of what Skia writes, not of any PDF: objects stand in the
 * open, streams are deflated, texts are glyphs in hexadecimal whose characters each font tells (`ToUnicode`).
 */
import { inflateSync } from 'node:zlib';

interface PdfObject {
  head: string;
  stream: string | null;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const bytes = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const { 1: id, 2: body } of bytes.matchAll(/(?<=\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [head, ...rest] = body.split(/>>\s*stream\n/);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
    const data = rest.length > 0 ? Buffer.from(rest.join('>> stream\n').slice(0, length), 'latin1') : null;
    const text = data && (head.includes('/FlateDecode') ? inflateSync(data) : data).toString('latin1');
    objects.set(id, { head, stream: text });
  }
  return objects;
}

const unicode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** A font's glyphs as characters, by their hexadecimal numbers. */
function charactersOf(map: string): Map<string, string> {
  const characters = new Map<string, string>();
  for (const { 1: section } of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const { 1: glyph, 2: to } of section.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/gi))
      characters.set(glyph.toUpperCase(), unicode(to));
  for (const { 1: section } of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const { 1: from, 2: until, 3: to } of section.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/gi))
      for (let glyph = parseInt(from, 16); glyph <= parseInt(until, 16); glyph++)
        characters.set(
          glyph.toString(16).toUpperCase().padStart(from.length, '0'),
          String.fromCodePoint(parseInt(to, 16) + glyph - parseInt(from, 16)),
        );
  return characters;
}

/** One text a page, without its spaces: what is a space, and what a gap, is for PDF readers to guess. */
export function textOfPages(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const at = (id: string | undefined) => objects.get(id ?? '');
  const textIn = (head: string, content: string): string => {
    const fonts = new Map<string, Map<string, string>>();
    for (const { 1: name, 2: id } of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = at(/\/ToUnicode (\d+) 0 R/.exec(at(id)?.head ?? '')?.[1])?.stream;
      if (map) fonts.set(name, charactersOf(map));
    }
    const forms = new Map([...head.matchAll(/\/(X\d+) (\d+) 0 R/g)].map(({ 1: name, 2: id }) => [name, id]));
    let font = new Map<string, string>();
    let text = '';
    for (const { 1: face, 2: hex, 3: form } of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>|\/(X\d+) Do/g)) {
      if (face) font = fonts.get(face) ?? new Map();
      else if (hex) {
        // Glyphs have one byte in fonts that are drawings (Type 3), two in the others.
        const digits = [...font.keys()][0]?.length ?? 4;
        for (let at = 0; at < hex.length; at += digits)
          text += font.get(hex.slice(at, at + digits).toUpperCase()) ?? '';
      } else {
        const drawn = at(forms.get(form));
        if (drawn?.stream && drawn.head.includes('/Form')) text += textIn(drawn.head, drawn.stream);
      }
    }
    return text;
  };
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => textIn(head, at(/\/Contents (\d+) 0 R/.exec(head)?.[1])?.stream ?? '').replaceAll(/\s/g, ''));
}
