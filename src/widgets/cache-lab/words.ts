/** A line of the lab's shell, taken apart: words, quotes, `VAR=value` before a command, `&&` and `;` between commands. */

/** One command of a line. */
export interface Words {
  /** As it was typed. */
  text: string;
  words: string[];
  /** What stands before it: `PYTHONOPTIMIZE=1 python main.py`. */
  env: Record<string, string>;
  /** Runs only if the command before it went well. */
  ifWell: boolean;
}

export type Line = { commands: Words[] } | { problem: string };

const REFUSED: Readonly<Record<string, string>> = {
  '|': 'pipes',
  '>': 'redirections',
  '<': 'redirections',
  '&': 'jobs in the background',
  $: 'variables in a command',
  '`': 'commands in commands',
  '*': 'patterns of file names',
};

interface Token {
  text: string;
  /** Whether it stood in quotes, at least in part. */
  quoted: boolean;
  operator: boolean;
  start: number;
  end: number;
}

function tokensOf(line: string): Token[] | { problem: string } {
  const tokens: Token[] = [];
  let at = 0;
  while (at < line.length) {
    if (/\s/.test(line[at])) {
      at++;
      continue;
    }
    const start = at;
    if (line.startsWith('&&', at) || line[at] === ';') {
      at += line[at] === ';' ? 1 : 2;
      tokens.push({ text: line.slice(start, at), quoted: false, operator: true, start, end: at });
      continue;
    }
    let text = '';
    let quoted = false;
    while (at < line.length && !/[\s;]/.test(line[at]) && !line.startsWith('&&', at)) {
      const character = line[at];
      if (character === "'" || character === '"') {
        const close = line.indexOf(character, at + 1);
        if (close < 0) return { problem: `The quote ${character} is not closed.` };
        text += line.slice(at + 1, close);
        quoted = true;
        at = close + 1;
      } else if (Object.hasOwn(REFUSED, character)) {
        return { problem: `The lab’s shell has no ${REFUSED[character]} (${character}).` };
      } else {
        text += character;
        at++;
      }
    }
    tokens.push({ text, quoted, operator: false, start, end: at });
  }
  return tokens;
}

/** Takes a line apart. */
export function wordsOf(line: string): Line {
  const tokens = tokensOf(line);
  if ('problem' in tokens) return tokens;
  const commands: Words[] = [];
  let current: Token[] = [];
  let ifWell = false;
  for (const token of [...tokens, null]) {
    if (token && !token.operator) {
      current.push(token);
      continue;
    }
    if (current.length === 0) {
      if (token) return { problem: `There is no command before ${token.text}` };
      break;
    }
    const env: Record<string, string> = {};
    const words = current.map(({ text }) => text);
    while (words.length > 0 && /^[A-Za-z_]\w*=/.test(words[0])) {
      const [name, value] = words.shift()!.split(/=(.*)/s);
      env[name] = value;
    }
    const text = line.slice(current[0].start, current.at(-1)!.end);
    if (words.length === 0)
      return { problem: `${text} sets a variable for no command: put one behind it, or write “export ${text}”.` };
    commands.push({ text, words, env, ifWell });
    current = [];
    ifWell = token?.text === '&&';
  }
  if (commands.length === 0) return { problem: 'There is nothing to run: type a command, or “help”.' };
  return { commands };
}
