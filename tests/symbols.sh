#!/usr/bin/env bash
# symbols.sh BUILD-DIRECTORY: the manners of the rooms, read from the symbol tables of their libraries.
#   - rooms neither exit nor print: commands alone do, and the arena when memory runs out
#   - each library is seen in few files
#   - no stage calls another
#   - no file-level state that can change
set -euo pipefail
export LC_ALL=C
build=$1
rooms="record rules extract resolve graph"
table=$(mktemp)
trap 'rm -f "$table"' EXIT

# "room file U|D symbol" for each symbol that a room's object uses or defines; sanitizers' own left out
for room in $rooms; do
    [ -e "$build/lib$room.a" ] || { echo "no $build/lib$room.a"; exit 1; }
    nm -A -P -g "$build/lib$room.a" 2>/dev/null | awk -v room="$room" '
        { file = $1; sub(/^.*\[/, "", file); sub(/\.o\]:?$/, "", file); sub(/\]:$/, "", file)
          if ($2 !~ /^(__(asan|ubsan|odr_asan|sanitizer|lsan|gcov|llvm|sancov)|_GLOBAL_OFFSET_TABLE_)/)
              print room, file, ($3 == "U" || $3 == "w" ? "U" : "D"), $2 }'
done >"$table"

complain() { # CLAIM; the offenders on standard input
    sort -u | awk -v claim="$1" '{ if (NR == 1) print claim ":"; print "    " $0 }'
}
uses() { # SYMBOL-REGEX ALLOWED-REGEX ("room/file"): who else uses such a symbol
    awk -v symbol="^($1)$" -v allowed="^($2)$" '$3 == "U" && $4 ~ symbol && $1 "/" $2 !~ allowed {
        print $1 "/" $2 " uses " $4 }' "$table"
}

check() {
    uses 'exit|_exit|_Exit|quick_exit|printf|vprintf|puts|putchar|perror|stdout|stderr|__printf_chk|__vprintf_chk' \
        '[a-z]+/([a-z]+_)?command\.c|record/arena\.c' | complain "rooms neither exit nor print, commands do"
    uses 'abort' 'record/arena\.c' | complain "the arena alone aborts"
    uses 'setlocale|newlocale|uselocale' 'nobody' | complain "no locale is set"
    uses 'pcre2_.*' 'rules/(compile|match)\.c' | complain "PCRE2 is seen in rules/compile.c and rules/match.c"
    uses 'utf8proc_.*' 'record/text\.c' | complain "utf8proc is seen in record/text.c"
    uses 'yajl_.*' 'record/json\.c' | complain "yajl is seen in record/json.c"
    uses 'nettle_.*' 'record/[a-z_0-9]+\.c' | complain "nettle is seen in record"
    uses 'igraph_.*|xml[A-Z].*' 'graph/[a-z_]+\.c' | complain "igraph and libxml2 are seen in graph"
    uses 'sqlite3_.*' 'resolve/[a-z_]+\.c' | complain "SQLite is seen in resolve"

    awk '$3 == "D" { defined[$4] = $1 } { line[NR] = $0 }
         END { for (i = 1; i <= NR; i++) { split(line[i], f, " ")
               if (f[3] == "U" && f[4] in defined) { from = f[1]; to = defined[f[4]]
                   if (from != to && (to ~ /^(extract|resolve|graph)$/ || (to == "rules" && from !~ /^(extract|resolve)$/)))
                       print from "/" f[2] " uses " f[4] " of " to } } }' "$table" |
        complain "no room calls one that it may not see"

    for room in $rooms; do
        objdump -t "$build/lib$room.a" 2>/dev/null | awk -v room="$room" '
            /:     file format/ { file = $1; sub(/\.o:$/, "", file) }
            $0 ~ / (\.data|\.bss|\.tdata|\.tbss|\*COM\*)(\.[^r][^ \t]*)?\t/ {
                if ($NF !~ /^(\.|__(asan|ubsan|odr_asan|gcov|llvm|sancov|sanitizer)|\.L)/ && $NF !~ /^(_ubsan|\.?Lubsan)/)
                    print room "/" file " holds " $NF }'
    done | complain "no file-level state that can change"
}

complaints=$(check)
[ -z "$complaints" ] || { printf '%s\n' "$complaints"; exit 1; }
echo "$(wc -l <"$table") symbols, all in their place"
