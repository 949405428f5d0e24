import { createCssVariablesTheme, createHighlighter } from 'shiki';
import type { Token } from '../widgets/shared/sample-source.ts';

const theme = createCssVariablesTheme({ name: 'inside', variablePrefix: '--code-', fontStyle: false });
const highlighter = createHighlighter({ themes: [theme], langs: ['python'] });

/** Highlights Python source at build time, so that no highlighter is sent to a reader. */
export async function highlightPython(source: string): Promise<Token[][]> {
  const { tokens } = (await highlighter).codeToTokens(source.replace(/\n$/, ''), { lang: 'python', theme: 'inside' });
  return tokens.map((line) =>
    line.map(({ content, color }): Token => {
      const kind = /--code-token-([a-z-]+)/.exec(color ?? '')?.[1] ?? '';
      return [kind, content];
    }),
  );
}
