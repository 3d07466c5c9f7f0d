#!/usr/bin/env bash
# Set up: system packages that are missing, then .venv from a lock file. Says what it installs; repeats in no time.
#
#   render/setup.sh requirements.lock         what renders
#   render/setup.sh requirements-test.lock    the same, and what tests
#
# PYTHON=/path/to/python3.12 names the interpreter.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

lock=$1
stamp=.venv/.installed-$lock

say() { printf '%s\n' "$*" >&2; }
stop() { say "setup: $*"; exit 3; }
have() { command -v "$1" >/dev/null 2>&1; }

# Whatever is made anew is cleared first, and this would be somebody else's.
[ ! -L .venv ] || stop ".venv is a link to another folder: take it away, and setup makes one here"

# --- Python ---------------------------------------------------------------------------------------------------

is_suitable() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; }

find_python() {
  local name found="none was found on the PATH"
  if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; found="$PYTHON is not that"
  else set -- python3 python3.13 python3.12 python3.11 python; fi
  for name; do
    if have "$name" && is_suitable "$name"; then command -v "$name"; return; fi
  done
  stop "Python 3.11, 3.12 or 3.13 is needed, and $found; install one, or name it: make setup PYTHON=/path/to/python3.12"
}

version_of() { "$1" -c 'import sys; print("python%d.%d" % sys.version_info[:2])'; }
says_python() { "$python" -c "$1" 2>/dev/null; }

# --- System packages: each need is a test, and the package that answers it -----------------------------------

pango_headers() { have pkg-config && pkg-config --exists pangocairo pangoft2; }
cairo_headers() { have pkg-config && pkg-config --exists cairo; }
compiler() { have cc && have c++; }
# All lines are read: of many fonts, fc-list would break off where a search stops at the first.
font() { have fc-list && fc-list : family 2>/dev/null | grep "$1" >/dev/null; }
cjk_font() { font 'Noto Sans CJK SC'; }
other_scripts() { font 'Noto Sans Devanagari'; }
python_headers() { says_python 'import os, sys, sysconfig; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))'; }
browser() { have chromium || have google-chrome; }
is_ubuntu() { grep -qs '^ID=ubuntu$' /etc/os-release; }
python_venv() { says_python 'import ensurepip, venv'; }

need() { "$1" || missing="$missing $2"; }

missing_apt() {
  missing=
  need compiler build-essential
  have pkg-config || missing="$missing pkg-config"
  need pango_headers libpango1.0-dev
  need cairo_headers libcairo2-dev
  need python_headers "$version-dev"
  need python_venv "$version-venv"
  have espeak-ng || missing="$missing espeak-ng"
  have fc-list || missing="$missing fontconfig"
  need cjk_font fonts-noto-cjk
  if [ "$lock" = requirements-test.lock ] && ! is_ubuntu; then
    need browser chromium
    have chromedriver || missing="$missing chromium-driver"
  fi
}

missing_brew() {
  missing=
  have pkg-config || missing="$missing pkg-config"
  need pango_headers pango
  need cairo_headers cairo
  have espeak-ng || missing="$missing espeak-ng"
  have fc-list || missing="$missing fontconfig"
  need cjk_font font-noto-sans-cjk
}

install_apt() {
  local root=
  if [ "$(id -u)" -ne 0 ]; then
    have sudo || stop "these packages are missing and only root can install them: apt-get install --yes$missing"
    # Without a terminal nobody can type the password.
    [ -t 0 ] || sudo -n true 2>/dev/null || stop "these packages are missing, and sudo asks for a password: sudo apt-get install --yes$missing"
    root=sudo
  fi
  say "setup: installing with apt-get:$missing"
  $root apt-get update -qq >&2 || say "setup: apt-get update failed; trying with the lists that are there"
  $root env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends $missing >&2 ||
    stop "apt-get could not install them; its reason is above, then run again: apt-get install --yes$missing"
}

install_brew() {
  say "setup: installing with brew:$missing"
  brew install --quiet $missing >&2 || stop "brew could not install them; its reason is above, then run again: brew install$missing"
}

install_system() {
  local kind=apt
  [ "$(uname -s)" = Darwin ] && kind=brew
  "missing_$kind"
  [ -n "$missing" ] || return 0
  if [ $kind = brew ]; then
    have brew || stop "Homebrew is needed to install:$missing"
  else
    have apt-get || stop "there is no apt-get here; install what your system calls these, then run again:$missing"
  fi
  "install_$kind"
  "missing_$kind"
  [ -z "$missing" ] || stop "installed, but still not found:$missing (is the PATH complete?)"
}

may_install() { [ "$(id -u)" -eq 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }

# Films in Arabic, Hebrew, Thai, Hindi, Khmer, Lao, Burmese … need fonts of their scripts; others do without.
install_fonts() {
  other_scripts && return
  if have apt-get && may_install; then
    ( missing=" fonts-noto-core"; install_apt ) || true
  elif ! is_installed; then
    say "setup: for films in Arabic, Hebrew, Thai, Hindi and others install their letters: $(fonts_way)"
  fi
}

fonts_way() {
  if [ "$(uname -s)" = Darwin ]; then echo "brew install --cask font-noto-sans-arabic, font-noto-sans-hebrew, font-noto-sans-thai …"
  else echo "apt-get install fonts-noto-core"; fi
}

# Ubuntu's Chromium is a snap, which sees no temporary files; macOS keeps Homebrew's from starting.
tell_browser() {
  [ "$lock" = requirements-test.lock ] || return 0
  browser && have chromedriver ||
    say "setup: the tests in a browser will be skipped: they need chromium or google-chrome, and chromedriver, on the PATH"
}

# --- The virtual environment ----------------------------------------------------------------------------------

wanted() { pwd; echo "$version"; cksum "$lock" pyproject.toml; }
is_installed() { [ -f "$stamp" ] && is_suitable .venv/bin/python && [ "$(wanted)" = "$(cat "$stamp")" ]; }

make_venv() {
  local home
  home=$(cat .venv/.home 2>/dev/null || true)
  if [ -n "$home" ] && [ "$home" != "$(pwd)" ]; then
    say "setup: the project has moved; making .venv anew"
  elif is_suitable .venv/bin/python && [ "$(version_of .venv/bin/python)" = "$version" ]; then
    return 0
  else
    say "setup: making .venv with $("$python" --version)"
  fi
  "$python" -m venv --clear .venv || stop "$python cannot make a virtual environment; its reason is above"
  pwd >.venv/.home
}

pip() { .venv/bin/python -m pip --disable-pip-version-check --quiet "$@" >&2; }

has_voices() { .venv/bin/python -c 'import hibari, onnxruntime' 2>/dev/null; }

install_python() {
  is_installed && return
  make_venv
  say "setup: installing $(grep -c '==' "$lock") Python packages of $lock into .venv (a few minutes the first time)"
  pip install --requirement "$lock" || stop "pip could not install $lock; its reason is above, then run again"
  pip install --no-deps --editable . || stop "pip could not install langreel itself; its reason is above"
  wanted >"$stamp"
  say "setup: done"
  has_voices || say "setup: natural voices for new words can be installed as well (about 110 MB): make voices"
}

python=.venv/bin/python
if [ -n "${PYTHON:-}" ] || ! is_suitable $python; then python=$(find_python); fi
version=$(version_of "$python")
install_system
install_fonts
tell_browser
install_python
