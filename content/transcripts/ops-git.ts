import type { TranscriptScript } from '../../scripts/regen/transcript-script.ts';

const script: TranscriptScript = {
  title: 'Cache files that were committed',
  versions: ['3.13'],
  parts: [
    {
      id: 'untrack',
      title: 'Take them out of git, and keep them out',
      steps: [
        { command: 'git init -q -b main . && git config user.name you && git config user.email you@example.com' },
        { file: 'm.py', text: "print('hello from m')\n", mtime: 1700000000 },
        { command: 'python3 -c "import m"' },
        { command: 'git add . && git commit -q -m first && git ls-files' },
        { command: "printf '__pycache__/\\n*.py[cod]\\n' > .gitignore" },
        { command: 'git rm -r -q --cached __pycache__' },
        { command: 'git add .gitignore && git commit -q -m "Do not track cache files" && git ls-files' },
        { command: 'ls __pycache__' },
        { command: 'touch m.py && python3 -c "import m" && git status --short' },
      ],
    },
  ],
};

export default script;
