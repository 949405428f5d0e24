# A scheduler: tasks are generators that say what they wait for.
class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks


class Scheduler:
    def __init__(self):
        self.now, self.ready, self.sleeping, self.results = 0, [], [], {}

    def spawn(self, name, task):
        self.ready.append((name, task, None))

    def run(self):
        while self.ready or self.sleeping:
            if not self.ready:
                self.sleeping.sort(key=lambda entry: entry[:2])
                self.now, name, task = self.sleeping.pop(0)
                self.ready.append((name, task, self.now))
            name, task, value = self.ready.pop(0)
            try:
                request = task.send(value)
            except StopIteration as stop:
                self.results[name] = stop.value
                print(f"[{self.now}] {name} ends")
                continue
            if isinstance(request, Sleep):
                self.sleeping.append((self.now + request.ticks, name, task))
            else:
                print(f"[{self.now}] {name}: {request}")
                self.ready.append((name, task, None))


def worker(name, rounds, pause):
    for n in range(rounds):
        yield f"round {n}"
        woken = yield Sleep(pause)
    return name.upper(), woken


scheduler = Scheduler()
scheduler.spawn("ant", worker("ant", 2, 3))
scheduler.spawn("bee", worker("bee", 3, 1))
scheduler.run()
print(scheduler.results, scheduler.now)
