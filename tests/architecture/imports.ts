import ts from 'typescript';

/** One place where a file asks for another. `specifier` is null where it is worked out at run time. */
export interface ImportSite {
  specifier: string | null;
  line: number;
}

/** A stretch of a file and the line that it starts on. */
interface Part {
  text: string;
  line: number;
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split('\n').length;

/** Splits off what a pattern matches: its first group are the parts, and in the rest blanks stand for it. */
function split(text: string, pattern: RegExp): { parts: Part[]; rest: string } {
  const parts: Part[] = [];
  const rest = text.replace(pattern, (whole: string, ...groups: unknown[]) => {
    const code = groups[0] as string;
    const offset = groups.find((group) => typeof group === 'number') as number;
    parts.push({ text: code, line: lineAt(text, offset + whole.indexOf(code)) });
    return whole.replace(/[^\n]/g, ' ');
  });
  return { parts, rest };
}

const SCRIPT = /<script\b[^>]*>([\s\S]*?)<\/script>/g;
const FRONTMATTER = /^---\n([\s\S]*?)\n---/g;
const CODE_FENCE = /^(?:```|~~~)([\s\S]*?)^(?:```|~~~)/gm;
const CODE_SPAN = /`([^`\n]*)`/g;
const ESM_BLOCK = /^((?:import|export)\b[\s\S]*?)(?=\n\s*\n|$(?![\s\S]))/gm;

/** The program code of a file, and the markup around it. */
function partsOf(path: string, text: string): { code: Part[]; markup: string } {
  if (path.endsWith('.svelte')) {
    const { parts, rest } = split(text, SCRIPT);
    return { code: parts, markup: rest };
  }
  if (path.endsWith('.astro')) {
    const front = split(text, FRONTMATTER);
    const scripts = split(front.rest, SCRIPT);
    return { code: [...front.parts, ...scripts.parts], markup: scripts.rest };
  }
  if (path.endsWith('.mdx')) {
    const prose = split(split(split(text, FRONTMATTER).rest, CODE_FENCE).rest, CODE_SPAN).rest;
    // Specifiers stand in quotation marks, which code spans do not touch: the original text has them.
    const blocks = split(prose, ESM_BLOCK);
    return { code: blocks.parts, markup: blocks.rest };
  }
  return { code: [{ text, line: 1 }], markup: '' };
}

const literal = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : null);

/** Whether an expression is `import.meta.NAME`. */
function isImportMeta(node: ts.Node, name: string): boolean {
  return ts.isPropertyAccessExpression(node) && ts.isMetaProperty(node.expression) && node.name.text === name;
}

/** The specifiers that a node of the syntax tree asks for; several for a glob. Null where it asks for nothing. */
function asked(node: ts.Node): (string | null)[] | null {
  if (ts.isImportDeclaration(node)) return [literal(node.moduleSpecifier)];
  if (ts.isExportDeclaration(node)) return node.moduleSpecifier ? [literal(node.moduleSpecifier)] : null;
  if (ts.isImportTypeNode(node))
    return [literal(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined)];
  if (ts.isExternalModuleReference(node)) return [literal(node.expression)];
  if (ts.isCallExpression(node)) {
    const [first] = node.arguments;
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return [literal(first)];
    if (ts.isIdentifier(node.expression) && node.expression.text === 'require') return [literal(first)];
    if (isImportMeta(node.expression, 'glob')) {
      return ts.isArrayLiteralExpression(first) ? first.elements.map(literal) : [literal(first)];
    }
  }
  if (ts.isNewExpression(node) && node.arguments?.length === 2 && isImportMeta(node.arguments[1], 'url')) {
    return [literal(node.arguments[0])];
  }
  return null;
}

function importsOfCode({ text, line }: Part): ImportSite[] {
  const source = ts.createSourceFile('part.ts', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const sites: ImportSite[] = source.referencedFiles.map(({ fileName, pos }) => ({
    specifier: fileName,
    line: line - 1 + lineAt(text, pos),
  }));
  const visit = (node: ts.Node) => {
    const at = line + source.getLineAndCharacterOfPosition(node.getStart(source)).line;
    for (const specifier of asked(node) ?? []) sites.push({ specifier, line: at });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sites;
}

/** `import(…)` and `import.meta.glob(…)` in the expressions of markup. */
function importsOfMarkup(markup: string): ImportSite[] {
  const calls = markup.matchAll(/\bimport(?:\.meta\.glob)?\s*\(\s*(?:(['"`])(.*?)\1)?/g);
  return Array.from(calls, (call) => ({ specifier: call[2] ?? null, line: lineAt(markup, call.index) }));
}

/** Everything that a `.ts`, `.svelte`, `.astro` or `.mdx` file imports: statically, dynamically, by type, by glob, by URL. */
export function importsOf(path: string, text: string): ImportSite[] {
  const { code, markup } = partsOf(path, text);
  return [...code.flatMap(importsOfCode), ...importsOfMarkup(markup)];
}
