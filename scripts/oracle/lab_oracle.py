"""Types lines into a real shell with real Pythons, as a person types them into the cache lab, and tells what became of them.

    python3 lab_oracle.py < JOB.json

JOB.json: {"sessions": [[line, ...], ...], "python": "3.13", "pythons": {"3.13": path, ...}, "texts": {file: {word: text}},
"files": {path: [text, mtime]}, "start": seconds, "between": seconds}.  A line is a list of commands, each of which runs
if the one before it went well.

Prints one JSON line a session: for each line its commands' [status, stdout, last line of stderr], and the files after it.
The lab's / is a temporary folder, which is taken out of all that is printed.  The clock is the lab's: whatever a command
has written gets its time.  `edit`, `use`, `sleep`, `cd`, `export` and `unset` are done here; the rest is the shell's.
"""
import json
import os
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile

# Files that this machine's clock has dated.
REAL = 1_760_000_000
LAST = re.compile(r'^[A-Za-z_.]*(Error|Exception|Exit|Warning|Interrupt|Group)\b|^python: ')
DROP = '-dac_override,-dac_read_search'


class Session:
    def __init__(self, job, root):
        self.job, self.root = job, root
        self.cwd, self.clock, self.env = '/lab', job['start'], {}
        self.bin = os.path.join(root, '.bin')
        os.makedirs(self.bin)
        for version, path in job['pythons'].items():
            self.wrap('python' + version, path)
        self.use(job['python'])
        for path, (text, mtime) in job['files'].items():
            self.write(path, text)
            os.utime(self.real(path), (mtime, mtime))
        os.makedirs(self.real('/tmp'), exist_ok=True)
        self.git('init', '-q')
        self.git('add', '.')
        self.git('commit', '-q', '-m', 'first')
        self.stamp()

    def real(self, path):
        return self.root + path

    def wrap(self, name, path):
        place = os.path.join(self.bin, name)
        with open(place, 'w') as f:
            f.write('#!/bin/sh\nexec %s "$@"\n' % shlex.quote(path))
        os.chmod(place, 0o755)

    def use(self, version):
        self.wrap('python', self.job['pythons'][version])

    def write(self, path, text):
        os.makedirs(os.path.dirname(self.real(path)), exist_ok=True)
        with open(self.real(path), 'w') as f:
            f.write(text)

    def environment(self):
        env = {k: v for k, v in os.environ.items() if not k.startswith(('PYTHON', 'GIT_')) and k != 'SOURCE_DATE_EPOCH'}
        env.update({'PATH': self.bin + ':' + env['PATH'], 'TZ': 'UTC', 'LC_ALL': 'C.UTF-8', 'HOME': self.root,
                    'PYTHONHASHSEED': '0', 'PYTHONIOENCODING': 'utf-8',
                    'GIT_AUTHOR_NAME': 'a', 'GIT_AUTHOR_EMAIL': 'a@b', 'GIT_COMMITTER_NAME': 'a',
                    'GIT_COMMITTER_EMAIL': 'a@b', 'GIT_CONFIG_NOSYSTEM': '1'})
        env.update({k: self.there(v) for k, v in self.env.items()})
        return env

    def there(self, text):
        """The lab's own folders in a command, as they are on this machine."""
        return re.sub(r'(?<![\w.])/(lab|tmp|app)(?![\w.])', lambda m: '%s/%s' % (self.root, m[1]), text)

    def git(self, *args):
        where = ['--git-dir=' + self.root + '/.git', '--work-tree=' + self.real('/lab')]
        return self.run(['git'] + where + list(args))

    def run(self, command):
        unprivileged = ['setpriv', '--bounding-set', DROP, '--inh-caps', DROP] if os.geteuid() == 0 else []
        done = subprocess.run(unprivileged + command, cwd=self.real(self.cwd), env=self.environment(), umask=0o022,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        tidy = [b.decode('utf-8', 'replace').replace(self.root, '') for b in (done.stdout, done.stderr)]
        return done.returncode, tidy[0], tidy[1]

    def command(self, text):
        words = shlex.split(text)
        name, args = words[0], words[1:]
        if name == 'use':
            self.use(args[0])
        elif name == 'sleep':
            self.clock += int(args[0][:-1]) * {'s': 1, 'm': 60, 'h': 3600, 'd': 86400}[args[0][-1]]
        elif name == 'export':
            key, value = args[0].split('=', 1)
            self.env[key] = value
        elif name == 'unset':
            self.env.pop(args[0], None)
        elif name == 'cd':
            to = os.path.normpath(os.path.join(self.cwd, args[0]))
            if not os.path.isdir(self.real(to)):
                return [1, '', None]
            self.cwd = to
        elif name == 'edit':
            text = self.job['texts'][os.path.basename(args[0])][args[1]]
            return [self.run(['sh', '-c', 'printf %s "$1" > "$2"', 'sh', text, args[0]])[0] and 1, '', None]
        elif name == 'git':
            if args[0] == 'clone':
                status = self.run(['git', 'clone', '-q', self.root + '/.git', self.there(args[2])])[0]
                shutil.rmtree(os.path.join(self.there(args[2]), '.git'), ignore_errors=True)
            else:
                paths = [self.there(os.path.join(self.cwd, a)) for a in args[1:]] if args[0] == 'checkout' else args[1:]
                status = self.git(args[0], *paths)[0]
            return [status and 1, '', None]
        else:
            status, out, err = self.run(['sh', '-c', self.there(text)])
            python = re.match(r'(\w+=\S* )*python', text)
            rest = [line for line in err.splitlines() if line.strip()]
            last = ([line for line in rest if LAST.match(line)] or rest or [None])[-1]
            if python and last:
                last = re.sub(r'^\S*python[\d.]*: ', 'python: ', last)
            return [status if python else status and 1, out, last if python and status else None]
        return [0, '', None]

    def stamp(self):
        for folder, names, files in os.walk(self.root):
            for name in names + files:
                path = os.path.join(folder, name)
                if os.lstat(path).st_mtime > REAL:
                    os.utime(path, (self.clock, self.clock))

    def listing(self):
        found = {}
        for folder, names, files in os.walk(self.root):
            names[:] = [n for n in names if not (folder == self.root and n in ('.git', '.bin'))]
            for name in files:
                path = os.path.join(folder, name)
                shown = path[len(self.root):]
                if shown.startswith('/tmp/pyc/') and self.root not in shown:
                    continue  # the library's own cache files
                info = os.stat(path)
                entry = [oct(stat.S_IMODE(info.st_mode))[2:], int(info.st_mtime)]
                with open(path, 'rb') as f:
                    data = f.read()
                entry.append(data[:16].hex() if name.endswith('.pyc') else data.decode())
                found[shown.replace(self.root, '')] = entry
        return found

    def line(self, commands):
        done = []
        for text in commands:
            if done and done[-1][0] != 0:
                break
            done.append(self.command(text))
            self.stamp()
        self.clock += self.job['between']
        return {'done': done, 'files': self.listing()}


def main():
    job = json.load(sys.stdin)
    for lines in job['sessions']:
        root = os.path.realpath(tempfile.mkdtemp(prefix='lab-'))
        try:
            session = Session(job, root)
            print(json.dumps([session.line(commands) for commands in lines]), flush=True)
        finally:
            subprocess.run(['chmod', '-R', 'u+rwx', root])
            shutil.rmtree(root)


main()
