# SystemExit is an exception like others: finally runs on the way out.
def ask(answer):
    try:
        if answer == "quit":
            raise SystemExit("bye")
        return answer
    except Exception:
        print("never")
    finally:
        print("after", answer)


print(ask("go"))
try:
    ask("quit")
except BaseException as error:
    print(type(error).__name__, error.code, error.args)
try:
    raise KeyboardInterrupt
except Exception:
    print("never")
except BaseException as error:
    print(repr(error))
ask("quit")
