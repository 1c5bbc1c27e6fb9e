#!/bin/sh
# Right if the reply says please or thanks. Used as: --evaluator 'command:sh polite.sh'
# Without a JSON tool at hand a pattern on the one line of input does for a check as simple as this.
if grep -qiE '"reply":"([^"\\]|\\.)*(please|thank)'; then
    echo '{"reward": 1, "detail": "is polite"}'
else
    echo '{"reward": 0, "detail": "is not polite"}'
fi
