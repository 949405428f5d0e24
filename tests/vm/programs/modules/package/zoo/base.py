class Animal:
    known = []
    sound = "..."

    def __init__(self, name):
        self.name = name
        self.known.append(name)

    def speak(self):
        return f"{self.name}: {self.sound}"
