# Says where this Python lies: the interpreter, its prefix, and the folders of its installed libraries, a line each.
import os
import sys

if sys.version_info < (3, 8):
    sys.exit("Python 3.8 or later is needed")
print(os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable))
print(os.path.realpath(sys.base_prefix))
for folder in sys.path:
    if os.path.basename(folder) in ("site-packages", "dist-packages") and os.path.isdir(folder):
        print(os.path.realpath(folder))
