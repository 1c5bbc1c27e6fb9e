# Runs pieces of Python one after another, as a notebook does. Told on standard input: "token size\n" and the code. Says on standard
# output: what the code writes, then "token kind size\n" and the value of the code's last expression or the error.
import builtins
import os
import sys
import time

try:
    import resource
except ImportError:
    resource = None

PARSE_ONLY = 0x400
FRAMES = 4


class Sources:
    """What was run, so that an error can show the lines that it comes from."""

    def __init__(self):
        self.texts = {}

    def add(self, text):
        name = "<call %d>" % (len(self.texts) + 1)
        self.texts[name] = text.split("\n")
        return name

    def line(self, name, number):
        lines = self.texts[name]
        return lines[number - 1].strip() if number and number <= len(lines) else ""


def explain(error, sources, keeps):
    own, last = [], None
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        last = code.co_filename
        if last in sources.texts:
            place = "line %d" % (step.tb_lineno or 0)
            place = last[1:-1] + ", " + place if keeps else place
            place += "" if code.co_name == "<module>" else ", in " + code.co_name
            own.append("  %s: %s" % (place, sources.line(last, step.tb_lineno)))
        step = step.tb_next
    if len(own) > 2 * FRAMES:
        own[FRAMES:-FRAMES] = ["  ... %d more ..." % (len(own) - 2 * FRAMES)]
    try:
        import traceback

        lines = traceback.format_exception_only(type(error), error)
        if isinstance(error, SyntaxError) and not keeps:
            lines = [line.replace('File "<call 1>", ', "") for line in lines]
        what = "".join(lines).rstrip("\n")
    except BaseException:
        what = type(error).__name__
    return "\n".join((["Traceback (your lines only):"] if own else []) + own + [what])


def shown(value, most):
    try:
        text = repr(value)
    except RecursionError:
        raise
    except Exception as error:
        return "(the value cannot be shown: %s)" % type(error).__name__
    return text if len(text) <= most else text[:most] + "... (cut, it has %d characters)" % len(text)


def run(code, name, scope):
    """The value of the last expression, or None."""
    tree = compile(code, name, "exec", PARSE_ONLY, dont_inherit=True)
    last = None
    if tree.body and type(tree.body[-1]).__name__ == "Expr":
        from _ast import Expression

        last = Expression(tree.body.pop().value)
    exec(compile(tree, name, "exec", dont_inherit=True), scope)
    return None if last is None else eval(compile(last, name, "eval", dont_inherit=True), scope)


def answer(code, sources, scope, most, keeps):
    try:
        value = run(code, sources.add(code), scope)
        if value is None:
            return "none", ""
        scope["_"] = value
        return "value", shown(value, most)
    except SystemExit as end:
        return ("none", "") if end.code in (None, 0) else ("error", "SystemExit: %s" % (end.code,))
    except BaseException as error:
        return "error", explain(error, sources, keeps)[: 2 * most]


def limit_time(seconds):
    if resource is not None:
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = int(time.process_time()) + 1 + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def clean_up():
    """Ends what the code left running. Only in a namespace of processes of our own, where there is nobody else's."""
    if os.getppid() == 1 and os.getpid() < 10:
        try:
            os.kill(-1, 9)
            while os.waitpid(-1, 0)[0]:
                pass
        except OSError:
            pass


def read_exactly(descriptor, size):
    parts = []
    while size:
        part = os.read(descriptor, min(size, 1 << 16))
        if not part:
            os._exit(0)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def read_line(descriptor):
    line = b""
    while not line.endswith(b"\n"):
        line += read_exactly(descriptor, 1)
    return line.decode()


def write(descriptor, data):
    while data:
        data = data[os.write(descriptor, data) :]


def main():
    place, keeps, seconds, most = sys.argv[1], sys.argv[2] == "keep", int(sys.argv[3]), int(sys.argv[4])
    sys.path.extend(sys.argv[5:])
    sys.argv[:] = [""]
    os.environ.clear()
    os.environ.update(HOME=os.getcwd(), TMPDIR=os.getcwd(), PATH="/usr/bin:/bin", LANG="C.UTF-8")
    # Each thread takes one of the processes that are allowed, and addresses for its stack.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", MKL_NUM_THREADS="1")
    me = os.getpid()
    requests, replies = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    module = type(sys)("__main__")
    sys.modules["__main__"] = module
    scope = module.__dict__
    scope.update(__builtins__=builtins, exit=sys.exit, quit=sys.exit)
    sources = Sources()
    while True:
        token, size = read_line(requests).split()
        code = read_exactly(requests, int(size)).decode()
        # The code before may have closed or replaced any of these.
        os.dup2(replies, 1)
        os.dup2(replies, 2)
        out = open(1, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
        err = open(2, "w", encoding="utf-8", errors="backslashreplace", buffering=1, closefd=False)
        sys.stdout = sys.__stdout__ = out
        sys.stderr = sys.__stderr__ = err
        limit_time(seconds)
        kind, text = answer(code, sources, scope, most, keeps)
        if os.getpid() != me:
            os._exit(0)
        for stream in (out, err):
            try:
                stream.flush()
            except (OSError, ValueError):
                pass
        if place == "box":
            clean_up()
        data = text.encode("utf-8", "backslashreplace")
        write(replies, ("%s %s %d\n" % (token, kind, len(data))).encode() + data)


main()
