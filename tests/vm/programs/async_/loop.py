# An event loop in forty lines: sleeping tasks, results, a cancelled one.
class Sleep:
    def __init__(self, until):
        self.until = until

    def __await__(self):
        return (yield self.until)


class Cancelled(Exception):
    pass


class Loop:
    def __init__(self):
        self.now, self.tasks, self.results = 0, [], {}

    def start(self, name, coroutine):
        self.tasks.append((0, name, coroutine))

    def cancel(self, wanted):
        for entry in self.tasks:
            if entry[1] == wanted:
                self.tasks.remove(entry)
                try:
                    entry[2].throw(Cancelled())
                except Cancelled:
                    self.results[wanted] = "cancelled"

    def run(self):
        while self.tasks:
            self.tasks.sort(key=lambda entry: entry[:2])
            at, name, coroutine = self.tasks.pop(0)
            self.now = max(self.now, at)
            try:
                pause = coroutine.send(self.now or None)
                self.tasks.append((self.now + pause, name, coroutine))
            except StopIteration as stop:
                self.results[name] = stop.value
            except Exception as error:
                self.results[name] = repr(error)


loop = Loop()


async def count(name, limit, pause):
    try:
        for n in range(limit):
            print(f"t={loop.now} {name} {n}")
            await Sleep(pause)
        return limit * 10
    finally:
        print(name, "ends")


async def boss():
    await Sleep(3)
    loop.cancel("slow")
    return await helper() + 1


async def helper():
    await Sleep(1)
    return 1 // 1


async def failing():
    await Sleep(2)
    raise KeyError("task")


loop.start("quick", count("quick", 2, 1))
loop.start("slow", count("slow", 5, 4))
loop.start("boss", boss())
loop.start("bad", failing())
loop.run()
print(loop.results, loop.now)
