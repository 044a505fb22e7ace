#!/usr/bin/env bash
# Installs Debian's Chromium for the tests in this folder, where it is absent and can be had. Never fails: without it
# those tests say that they were skipped.
set -uo pipefail

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
  if [ -n "$name" ] && command -v "$name" > /dev/null; then exit 0; fi
done

if ! command -v apt-get > /dev/null || [ "$(id -u)" != 0 ]; then
  echo "No Chromium here, and no right to install it: the tests in a browser will be skipped."
  exit 0
fi

apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core > /dev/null ||
  echo "Chromium could not be installed: the tests in a browser will be skipped."
exit 0
