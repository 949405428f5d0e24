from zoo.base import Animal as Base

sounds = ["chirp"]


class Parrot(Base):
    sound = sounds[0]
