#!/usr/bin/env bash
# Installs Debian's packages of the programs that tests run, where they are absent and can be had. Never fails: without
# a program, its tests say that they were skipped.
set -uo pipefail

has() { command -v "$1" > /dev/null; }

missing=()
has "${CHROMIUM:-chromium}" || has chromium-browser || has google-chrome || missing+=(chromium fonts-dejavu-core)
has junitparser || missing+=(junitparser)
has pre-commit || missing+=(pre-commit)
python3 -c "import jinja2, yaml" 2> /dev/null || missing+=(python3-jinja2 python3-yaml)
has nvim || missing+=(neovim)
has zsh || missing+=(zsh)
has fish || missing+=(fish)
[ "${#missing[@]}" = 0 ] && exit 0

if ! has apt-get || [ "$(id -u)" != 0 ]; then
  echo "Not here, and no right to install it: ${missing[*]}. The tests that need it will be skipped."
  exit 0
fi

apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null ||
  echo "Could not be installed: ${missing[*]}. The tests that need it will be skipped."
exit 0
