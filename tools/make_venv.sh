#!/bin/sh
# Makes the virtual environment: make_venv.sh PYTHON FOLDER. Says in one sentence what is missing, if something is.
set -eu
python=$1
folder=$2

stop() {
    echo "$1" >&2
    exit 1
}

command -v "$python" >/dev/null ||
    stop "$python was not found: install Python 3.11 or later (Debian, Ubuntu: apt install python3 python3-venv)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    stop "Python 3.11 or later is needed and $python is $("$python" --version): name another one, make PYTHON=/path/to/python3."

# Debian and Ubuntu keep this part of Python in a package of its own.
has_venv() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }
if ! has_venv && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing python3-venv, which $python lacks."
    { apt-get update -qq && apt-get install -qq -y --no-install-recommends python3-venv; } >/dev/null 2>&1 || true
fi
has_venv || stop "$python cannot make virtual environments: apt install python3-venv (or another full Python 3.11 or later)."

# A half-made one would look finished to make.
trap 'rm -rf "$folder"' INT TERM
"$python" -m venv --clear "$folder" || { rm -rf "$folder"; exit 1; }
