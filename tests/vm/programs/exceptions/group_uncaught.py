# python: 3.11-3.15
"""An exception group that nobody catches, with notes, causes and a group inside."""


def fail(kind, *args):
    raise kind(*args)


def collect(*jobs):
    errors = []
    for job in jobs:
        try:
            job()
        except Exception as error:
            error.add_note(f'job {len(errors) + 1}')
            errors.append(error)
    return ExceptionGroup('jobs failed', errors)


def nested():
    try:
        fail(KeyError, 'key')
    except KeyError as error:
        raise collect(lambda: fail(ValueError, 'deep'), lambda: 1 / 0) from error


raise collect(lambda: fail(TypeError, 'first'), nested, lambda: int('x'))
