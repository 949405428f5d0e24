# An event system: handlers by name, priorities, stopping, and objects that watch others.
class Stop(Exception):
    pass


class Events:
    def __init__(self):
        self._handlers = {}

    def on(self, name, priority=0):
        def subscribe(handler):
            self._handlers.setdefault(name, []).append((priority, handler))
            self._handlers[name].sort(key=lambda pair: -pair[0])
            return handler

        return subscribe

    def off(self, name, handler):
        self._handlers[name] = [pair for pair in self._handlers[name] if pair[1] is not handler]

    def emit(self, name, *args, **details):
        results = []
        for _, handler in self._handlers.get(name, ()):
            try:
                results.append(handler(*args, **details))
            except Stop as stop:
                results.append(("stopped", *stop.args))
                break
        return results


events = Events()


@events.on("greet")
def hello(name, loud=False):
    text = f"hello {name}"
    return text.upper() if loud else text


@events.on("greet", priority=5)
def gate(name, **_):
    if name == "nobody":
        raise Stop("no such guest")


print(events.emit("greet", "ann"), events.emit("greet", "bob", loud=True), events.emit("greet", "nobody"))
events.off("greet", gate)
print(events.emit("greet", "nobody"), events.emit("unknown"))


class Observable:
    def __init__(self, value):
        self._value, self._watchers = value, []

    def watch(self, watcher):
        self._watchers.append(watcher)

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, new):
        old, self._value = self._value, new
        for watcher in self._watchers:
            watcher(old, new)


level = Observable(1)
history = []
level.watch(lambda old, new: history.append((old, new)))
level.watch(lambda old, new: print("rose" if new > old else "fell", "by", abs(new - old)))
level.value = 5
level.value -= 3
print(history)
