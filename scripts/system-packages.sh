# Finds Python and the system libraries Qt needs; sourced by scripts/setup, never run by itself.

# Library file looked for, and the Debian package that brings it.
qt_libraries='
libEGL.so.1 libegl1
libGL.so.1 libgl1
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xinerama.so.0 libxcb-xinerama0
libxcb-xkb.so.1 libxcb-xkb1
'

# find_python: prints the first Python from 3.11 on.
find_python() {
    for candidate in ${ONESTOP_PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# missing_packages: prints the Debian names of what is not there yet.
missing_packages() {
    if found=$(find_python); then
        if ! "$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then
            "$found" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
        fi
    else
        echo python3 python3-venv
    fi
    [ "$(uname -s)" = Linux ] || return 0
    libraries=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null || true)
    printf '%s' "$qt_libraries" | while read -r library package; do
        [ -n "$library" ] || continue
        case $libraries in
            *"$library "*) ;;
            *) echo "$package" ;;
        esac
    done
}

# need_system_packages: installs what is missing as root on Debian; otherwise names it and stops with 2.
need_system_packages() {
    missing=$(missing_packages | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    if ! command -v apt-get >/dev/null 2>&1; then
        say "Còn thiếu các gói hệ thống (tên theo Debian), hãy cài rồi chạy lại: $missing"
        say "System packages are missing (Debian names); install them and call again: $missing"
        exit 2
    fi
    if [ "$(id -u)" -ne 0 ]; then
        say "Còn thiếu gói hệ thống. Hãy chạy đúng một lệnh sau rồi gọi lại (run this one command, then call again):"
        if ls /var/lib/apt/lists/*_Packages* >/dev/null 2>&1; then
            say "sudo apt-get install -y --no-install-recommends $missing"
        else
            say "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends $missing'"
        fi
        exit 2
    fi
    say "Đang cài gói hệ thống: $missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >&2
    # Package names hold no spaces: splitting is meant.
    # shellcheck disable=SC2086
    apt-get install -y -qq --no-install-recommends $missing >&2
}
