/** Text as XML takes it, in an attribute too. What XML cannot write becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  text
    .replace(
      // eslint-disable-next-line no-control-regex
      /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      '\ufffd',
    )
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/"/g, '&quot;');
