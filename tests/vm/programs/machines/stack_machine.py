# A stack machine with jumps and calls, and a small assembler for it.
def assemble(text):
    program, labels = [], {}
    for line in text.strip().splitlines():
        line = line.split(";")[0].strip()
        if line.endswith(":"):
            labels[line[:-1]] = len(program)
        elif line:
            op, *args = line.split()
            program.append((op, *args))
    return [(op, *(labels.get(a, a) for a in args)) for op, *args in program]


class Machine:
    def __init__(self, program):
        self.program, self.stack, self.calls, self.at, self.vars = program, [], [], 0, {}

    def run(self, limit=400):
        for step in range(limit):
            if self.at >= len(self.program):
                return step
            op, *args = self.program[self.at]
            self.at += 1
            getattr(self, "do_" + op)(*args)
        raise RuntimeError("too many steps")

    def do_push(self, value):
        self.stack.append(int(value))

    def do_load(self, name):
        self.stack.append(self.vars[name])

    def do_store(self, name):
        self.vars[name] = self.stack.pop()

    def do_print(self):
        print("out:", self.stack.pop())

    def do_jump(self, to):
        self.at = to

    def do_jz(self, to):
        if not self.stack.pop():
            self.at = to

    def do_call(self, to):
        self.calls.append(self.at)
        self.at = to

    def do_ret(self):
        self.at = self.calls.pop()


for name, function in {"add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b}.items():
    def operate(self, function=function):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(function(a, b))

    setattr(Machine, "do_" + name, operate)

machine = Machine(assemble("""
    push 5
    store n
    push 1
    store result
loop:
    load n
    jz done
    load result
    load n
    mul
    store result
    load n
    push 1
    sub
    store n
    jump loop
done:
    load result
    print
    call twice
    jump end
twice:
    load result
    push 2
    mul
    print
    ret
end:
"""))
print(machine.run(), machine.vars, machine.stack)
try:
    Machine([("jump", 0)]).run(5)
except RuntimeError as error:
    print(error)
try:
    Machine([("fly",)]).run()
except AttributeError as error:
    print(error)
