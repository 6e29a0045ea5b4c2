# shellcheck shell=sh
# Finds Python and the system libraries Qt needs; sourced by scripts/setup, never run by itself.

# Library file looked for, and the Debian package that brings it: what Qt's windows, their xcb and
# offscreen platforms and its network part are linked with. Sound and speech are wished for below, not asked for.
qt_libraries='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libglib-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2
libX11-xcb.so.1 libx11-xcb1
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render.so.0 libxcb-render0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-shm.so.0 libxcb-shm0
libxcb-sync.so.1 libxcb-sync1
libxcb-xfixes.so.0 libxcb-xfixes0
libxcb-xkb.so.1 libxcb-xkb1
'

# Library or program looked for, and the Debian packages with which calls are heard: the sound library Qt loads, and a
# Vietnamese voice. Installed where that needs nobody's help; without them recorded words speak, or the chime is silent.
voice_parts='
libpulse.so.0 libpulse0
libspeechd.so.2 libspeechd2
spd-conf speech-dispatcher
espeak-ng espeak-ng speech-dispatcher-espeak-ng
'

# Programs that only the tests call, and their Debian packages: the pages are opened in a real browser,
# read by the HTML validator, which is written in Java, and served through the proxies of docs/portal.md;
# calls are spoken by a real speech engine into a sound server without a loudspeaker; workbooks are worked out
# again by LibreOffice.
test_programs='
chromium chromium
java default-jre-headless
nginx nginx-light
caddy caddy
pulseaudio pulseaudio
espeak-ng espeak-ng
speech-dispatcher speech-dispatcher speech-dispatcher-espeak-ng libspeechd2
soffice libreoffice-calc-nogui
'

# missing_test_programs: prints the Debian packages of those the path does not hold.
missing_test_programs() (
    PATH=$PATH:/usr/sbin # where a server lies that not everybody has on the path
    printf '%s' "$test_programs" | while read -r program package; do
        [ -z "$program" ] || command -v "$program" >/dev/null 2>&1 || echo "$package"
    done
)

# missing_voice_parts: prints the Debian packages of the sound and voice this PC lacks.
missing_voice_parts() {
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || known=
    printf '%s' "$voice_parts" | while read -r part package; do
        case $known in
            *"	$part "*) ;;
            *) [ -z "$part" ] || command -v "$part" >/dev/null 2>&1 || echo "$package" ;;
        esac
    done
}

# give_a_voice: as root on Debian or Ubuntu installs sound and a voice; an office works without them, so it never fails.
give_a_voice() {
    [ "$(uname -s)" = Linux ] && [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1 || return 0
    wanted=$(missing_voice_parts | tr '\n' ' ' | sed 's/ $//')
    [ -n "$wanted" ] || return 0
    install_packages "$wanted" || say "Chưa cài được giọng đọc ($wanted); máy gọi số bằng lời ghi sẵn."
}

# find_python: prints the path of a Python from 3.11 on; the one the locks are tested with comes first.
find_python() {
    for candidate in ${ONESTOP_PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# missing_python: prints the Debian packages without which no environment can be made.
missing_python() {
    if found=$(find_python); then
        # Debian keeps ensurepip, which a new environment gets its pip from, in a package of its own.
        "$found" -c 'import ensurepip, venv' >/dev/null 2>&1 ||
            "$found" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
    else
        echo python3
        echo python3-venv
    fi
}

# missing_libraries: prints the Debian packages of the libraries the linker does not know.
missing_libraries() {
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || known=
    printf '%s' "$qt_libraries" | while read -r library package; do
        case $known in
            *"	$library "*) ;;
            *) [ -z "$library" ] || echo "$package" ;;
        esac
    done
}

# install_packages PACKAGES: as root on Debian or Ubuntu.
install_packages() {
    say "Đang cài gói hệ thống: $1"
    # A source of somebody else's that cannot be reached must not stop ours.
    DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null 9>&- || true
    # Package names hold no spaces: splitting is meant.
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $1 >/dev/null 9>&-
}

# name_the_command PACKAGES: the one command somebody with the right to install has to give.
name_the_command() {
    say "Còn thiếu gói hệ thống. Hãy chạy đúng một lệnh sau, rồi gọi lại:"
    say "(System packages are missing: run this one command, then call again.)"
    if ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; then
        say "sudo apt-get install -y --no-install-recommends $1"
    else
        say "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends $1'"
    fi
}

# need_system_packages PURPOSE: installs what is missing as root; otherwise says what to do and stops with 2.
need_system_packages() {
    missing=$(missing_python)
    [ "$(uname -s)" != Linux ] || missing="$missing $(missing_libraries)"
    [ "$1" != test ] || missing="$missing $(missing_test_programs)"
    missing=$(printf '%s' "$missing" | tr -s ' \n' ' ' | sed 's/^ //; s/ $//')
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Còn thiếu (tên gói theo Debian), hãy cài rồi gọi lại: $missing"
        say "(Missing, by their Debian names; install them, then call again.)"
        exit 2
    fi
    if [ "$(id -u)" -ne 0 ]; then
        name_the_command "$missing"
        exit 2
    fi
    install_packages "$missing"
}
