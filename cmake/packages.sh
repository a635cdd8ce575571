# What the build and the tests need on Debian and Ubuntu, each list once. Sourced by ./try and ./check.

# make runs the parts of the whole-program step side by side.
build_packages="gcc libc6-dev make cmake ninja-build pkg-config
    libpcre2-dev libutf8proc-dev libyajl-dev nettle-dev libigraph-dev libxml2-dev
    libsqlite3-dev"
test_packages="clang libclang-rt-dev clang-format clang-tidy binutils util-linux jq libcmocka-dev libxml2-utils
    python3 python3-networkx python3-igraph graphviz"
# What the readers in other languages want, by the commands that will do, which may come from elsewhere. Their tests are
# skipped where it can't be had.
wished_packages="node:nodejs npm:npm chromium,google-chrome,chromium-headless-shell:chromium-headless-shell"

is_updated="" # whether apt-get update has been run

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# install_packages NAME...: installs those that are missing; elsewhere than on Debian and Ubuntu, or without
# the right to install, tells what is needed and ends with status 2.
install_packages() {
    local missing="" name
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        [ -n "${WHOWHOM_NO_INSTALL:-}" ] && return
        echo "This is no Debian or Ubuntu. Install what these packages hold, then set WHOWHOM_NO_INSTALL=1:" >&2
        echo "  $(echo "$@")" >&2
        exit 2
    fi
    for name in "$@"; do
        is_installed "$name" || missing="$missing $name"
    done
    [ -z "$missing" ] && return
    if [ -n "${WHOWHOM_NO_INSTALL:-}" ] || { [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; }; then
        echo "Please install:$missing" >&2
        exit 2
    fi
    echo "Installing:$missing" >&2
    quietly as_root apt-get update -q
    is_updated=yes
    # before Debian 12 and Ubuntu 23.04 clang's own package holds its run-time libraries
    apt-cache show libclang-rt-dev >/dev/null 2>&1 || missing="${missing/ libclang-rt-dev/}"
    # shellcheck disable=SC2086 # a list of words
    quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
}

# has_one COMMAND,...: whether one of the commands is here.
has_one() {
    local command
    for command in ${1//,/ }; do
        command -v "$command" >/dev/null && return 0
    done
    return 1
}

# wishfully COMMAND...: as root, silent, for three minutes at most, and never asking for a password.
wishfully() {
    local sudo=()
    [ "$(id -u)" = 0 ] || sudo=(sudo -n)
    "${sudo[@]}" timeout 180 env DEBIAN_FRONTEND=noninteractive "$@" </dev/null >/dev/null 2>&1
}

# wish_for COMMAND,...:PACKAGE ...: installs what is missing and can be had, one by one; never fails.
wish_for() {
    local wish missing="" absent=""
    for wish in "$@"; do
        has_one "${wish%%:*}" || missing="$missing ${wish#*:}"
    done
    [ -n "$missing" ] || return 0
    if [ -n "${WHOWHOM_NO_INSTALL:-}" ] || ! command -v apt-get >/dev/null || ! wishfully true; then
        absent=$missing
    else
        echo "Installing, if it can be had:$missing" >&2
        [ -n "$is_updated" ] || wishfully apt-get update -q || true
        is_updated=yes
        for wish in $missing; do
            wishfully apt-get install -q -y --no-install-recommends "$wish" || absent="$absent $wish"
        done
    fi
    [ -z "$absent" ] || echo "Not all of it is here, so some tests will be skipped:$absent" >&2
}

# quietly COMMAND...: shows what it printed only when it fails, and ends with status 2 then.
quietly() {
    local log
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "failed: $*" >&2
        exit 2
    fi
    rm -f "$log"
}

# build PRESET TARGET [CMAKE-ARGUMENT...]: configures, and builds TARGET with all processors.
build() {
    local preset=$1 target=$2
    shift 2
    local generator=()
    if [ ! -e "build/$preset/CMakeCache.txt" ] && command -v ninja >/dev/null; then
        generator=(-G Ninja)
    fi
    quietly cmake --preset "$preset" "${generator[@]}" "$@"
    cmake --build "build/$preset" --target "$target" -j "$(nproc)"
}
