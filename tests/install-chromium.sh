#!/bin/sh
# Installs the browser that the report's browser tests look for. Without it they are ignored.
set -eu
apt-get update
apt-get install -y --no-install-recommends chromium
