# Runs a program and then its test, both as __main__. The token says that the program was begun and that the test came to its end.
import resource
import sys

token, seconds, program, test = sys.argv[1:5]
# Whoever began this stops it in time, unless he is killed himself.
resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 1))
sys.argv[:] = [program]


def load(name):
    with open(name, encoding="utf-8") as file:
        return compile(file.read(), name, "exec")


def main(token):
    sources = []
    print(token, file=sys.stderr, flush=True)
    for name in (program, test):
        sources.append(load(name))
    scope = {"__name__": "__main__", "__builtins__": __builtins__}
    for source in sources:
        try:
            exec(source, scope)
        except SystemExit as end:
            # A program that reads input may well end itself; its test, if it has one, must still be reached.
            if source is sources[1] or end.code not in (None, 0):
                raise
    sys.stdout.flush()
    print(token, "end", file=sys.stderr, flush=True)


main(token)
