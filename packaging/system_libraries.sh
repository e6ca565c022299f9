#!/bin/sh
# Sees to the system libraries that Qt needs on Linux and that Python can make virtual environments. Installs what is
# missing where it may (root, or sudo without a password); otherwise says in one line which command to run.
# A voice that reads questions aloud is installed where that can be done, and left out where it cannot.
# With the word "desktop": also a display in memory and a window manager, for the tests of a real desktop.
set -u
python=${1:-python3}
desktop=${2:-}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || {
    echo "Partnership Rounds needs Python 3.11 or newer. Install it, or name it: make run PYTHON=python3.12" >&2
    exit 1
}
[ "$(uname -s)" = Linux ] || exit 0

wanted=""
needs() { # needs LIBRARY PACKAGE
    ldconfig -p 2>/dev/null | grep -q "$1" || wanted="$wanted $2"
}
PATH="$PATH:/sbin:/usr/sbin"
"$python" -c 'import ensurepip, venv' 2>/dev/null || wanted="$wanted python3-venv"
needs libEGL.so.1 libegl1
needs libGL.so.1 libgl1
needs libglib-2.0.so.0 libglib2.0-0
needs libdbus-1.so.3 libdbus-1-3
needs libfontconfig.so.1 libfontconfig1
needs libfreetype.so.6 libfreetype6
needs libxkbcommon.so.0 libxkbcommon0
needs libX11.so.6 libx11-6
needs libxcb.so.1 libxcb1
needs libX11-xcb.so.1 libx11-xcb1
needs libxkbcommon-x11.so.0 libxkbcommon-x11-0
needs libxcb-cursor.so.0 libxcb-cursor0
needs libxcb-glx.so.0 libxcb-glx0
needs libxcb-icccm.so.4 libxcb-icccm4
needs libxcb-image.so.0 libxcb-image0
needs libxcb-keysyms.so.1 libxcb-keysyms1
needs libxcb-randr.so.0 libxcb-randr0
needs libxcb-render-util.so.0 libxcb-render-util0
needs libxcb-shape.so.0 libxcb-shape0
needs libxcb-shm.so.0 libxcb-shm0
needs libxcb-sync.so.1 libxcb-sync1
needs libxcb-xfixes.so.0 libxcb-xfixes0
needs libxcb-xkb.so.1 libxcb-xkb1
wished=""
wishes() { # wishes LIBRARY PACKAGE
    ldconfig -p 2>/dev/null | grep -q "$1" || wished="$wished $2"
}
wishes libpulse.so.0 libpulse0
wishes libspeechd.so.2 libspeechd2
command -v speech-dispatcher >/dev/null || wished="$wished speech-dispatcher speech-dispatcher-espeak-ng"
command -v espeak-ng >/dev/null || wished="$wished espeak-ng"
if [ "$desktop" = desktop ]; then
    command -v Xvfb >/dev/null || wanted="$wanted xvfb"
    command -v openbox >/dev/null || wanted="$wanted openbox"
fi
[ -n "$wanted$wished" ] || exit 0

line="apt-get install -y --no-install-recommends$wanted$wished"
no_voice() { # without a voice all else works
    [ -z "$wanted" ] || return 1
    echo "This computer has no voice to read questions aloud. For one: sudo $line" >&2
    exit 0
}
if ! command -v apt-get >/dev/null; then
    no_voice
    echo "Qt needs some system libraries that are missing here (Debian's names for them):$wanted" >&2
    exit 1
elif [ "$(id -u)" = 0 ]; then
    run=""
elif sudo -n true 2>/dev/null; then
    run="sudo"
else
    no_voice
    echo "Some system libraries are missing. Run this and try again: sudo $line" >&2
    exit 1
fi
echo "Installing system libraries:$wanted$wished"
log=$(mktemp)
{ $run apt-get update && $run env DEBIAN_FRONTEND=noninteractive $line; } >"$log" 2>&1 && rm -f "$log" && exit 0
no_voice
cat "$log" >&2
echo "The system libraries could not be installed. Run this and try again: sudo $line" >&2
exit 1
