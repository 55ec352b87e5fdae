#!/bin/sh
# Sees to what Python packages cannot bring: system-packages.sh venv | offscreen | window
#
#   venv       the module that makes a virtual environment, for $PYTHON (default: python3)
#   offscreen  the libraries that Qt loads without a screen: tests, pictures, PDF
#   window     those, and what a window on a screen needs (xcb)
#
# What is there is left alone. What is missing is installed where no password is asked for (apt-get, as root or through
# sudo -n); elsewhere it is named, with the command that installs it, and the exit code is 1.
set -eu
PATH=$PATH:/usr/sbin:/sbin

# A library as the loader knows it, and the Debian package that holds it.
offscreen='
libGL.so.1            libgl1
libEGL.so.1           libegl1
libglib-2.0.so.0      libglib2.0-0
libdbus-1.so.3        libdbus-1-3
libfontconfig.so.1    libfontconfig1
libxkbcommon.so.0     libxkbcommon0
'
window="$offscreen
libxcb-cursor.so.0    libxcb-cursor0
libxcb-icccm.so.4     libxcb-icccm4
libxcb-keysyms.so.1   libxcb-keysyms1
libxcb-shape.so.0     libxcb-shape0
libxcb-xkb.so.1       libxcb-xkb1
libxkbcommon-x11.so.0 libxkbcommon-x11-0
"

missing=  # what is not there, by its own name
packages= # what holds it

check_venv() {
    python=${PYTHON:-python3}
    "$python" -c 'import ensurepip, venv' 2>/dev/null && return
    missing=" the venv module of $python"
    packages=" $("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
}

check_libraries() {
    known=$(ldconfig -p 2>/dev/null) || return 0 # a system without ldconfig: Qt itself says what it lacks
    while read -r library package; do
        case "$library,$known" in
            ,* | *[[:space:]]"$library ("*) ;;
            *) missing="$missing $library" packages="$packages $package" ;;
        esac
    done <<LIST
$1
LIST
}

install_packages() {
    command -v apt-get >/dev/null || return 1
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        return 1
    fi
    echo "Installing system packages:$packages"
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=60"
    # The lists of words are meant to be split.
    # shellcheck disable=SC2086
    output=$($apt update 2>&1 && $apt install -y --no-install-recommends $packages 2>&1) || {
        printf '%s\n' "$output" >&2
        return 1
    }
}

case ${1-} in
    venv) check_venv ;;
    offscreen) [ "$(uname -s)" != Linux ] || check_libraries "$offscreen" ;;
    window) [ "$(uname -s)" != Linux ] || check_libraries "$window" ;;
    *)
        echo "usage: $0 venv | offscreen | window" >&2
        exit 2
        ;;
esac

[ -z "$missing" ] || install_packages || {
    echo "Missing on this system:$missing" >&2
    echo "On Debian and Ubuntu: sudo apt-get install$packages" >&2
    exit 1
}
