#!/bin/sh
# Makes rules/list/word.txt: the common lower-case English words of the Debian packages wamerican and wbritish
# (union; letters only, no apostrophes, no capitals), in LC_ALL=C order.
# Use: rules/list/generate/words.sh >rules/list/word.txt
set -eu
dict=${DICT:-/usr/share/dict}
for file in american-english british-english; do
    if [ ! -r "$dict/$file" ]; then
        echo "words.sh: cannot read $dict/$file (packages wamerican and wbritish)" >&2
        exit 1
    fi
done
cat <<'HEAD'
# Common English words in lower case, one a line: to tell a capital that begins a sentence from a name.
# Source: Debian packages wamerican and wbritish (SCOWL by Kevin Atkinson), made by generate/words.sh.
# Licence: SCOWL's, permissive (public-domain-like; /usr/share/doc/wamerican/copyright).
HEAD
LC_ALL=C.UTF-8 grep -hxE '[[:lower:]]+' "$dict/american-english" "$dict/british-english" | LC_ALL=C sort -u
