/** A text as it was pasted, without what terminals, web pages and logs have put into it. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: "'",
  lsquo: "'",
  rdquo: '"',
  ldquo: '"',
};

/** Tags that web pages set text with; `<module>` and `<frozen importlib._bootstrap>` are Python’s own. */
const TAGS =
  /<\/?(?:span|div|p|br|code|pre|tt|b|i|u|em|strong|a|font|td|tr|th|table|tbody|li|ul|ol|mark|samp|kbd|blockquote|h[1-6])(?:\s[^<>]{0,500})?\/?>/gi;

function entity(whole: string, name: string): string {
  if (name[0] === '#') {
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  }
  return ENTITIES[name.toLowerCase()] ?? whole;
}

export function cleanText(pasted: string): string {
  return (
    pasted
      .replace(/\r\n?/g, '\n')
      // Colours of a terminal, as they are and as JSON writes them; some copies lose the escape character.
      // eslint-disable-next-line no-control-regex
      .replace(/(?:\u001b|\\u001b|\\x1b|\\033|␛)\[[0-9;]{0,20}[A-Za-z]/g, '')
      .replace(/\[(?:[01];)?(?:3[0-7]|9[0-7])m|\[0m/g, '')
      .replace(TAGS, (tag) => (/^<\/?(?:br|p|div|tr|li|pre)\b/i.test(tag) ? '\n' : ''))
      .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, entity)
      .replace(/[‘’‚‛ʼ′`´]/g, "'")
      .replace(/[“”„‟″«»]/g, '"')
      .replace(/[\u00a0\u2007\u202f]/g, ' ')
      .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
      // A log in JSON: line ends and quotes are written out.
      .replace(/\\n(?=\s|Traceback|[A-Z]\w*(?:Error|Exception|Warning)|\\?"|$)/g, '\n')
      .replace(/\\"/g, '"')
  );
}
