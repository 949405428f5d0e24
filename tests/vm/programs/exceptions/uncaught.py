# Ends with an exception that nobody catches, three calls deep, with a cause.
class ConfigError(Exception):
    pass


def read(settings, key):
    return settings[key]


def load(settings):
    try:
        return int(read(settings, "port"))
    except KeyError as error:
        raise ConfigError("there is no port") from error


def start(settings):
    port = load(settings)
    print("listening on", port)


start({"port": "80"})
try:
    start({"port": "http"})
except ValueError as error:
    print(error)
start({"host": "here"})
