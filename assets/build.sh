#!/bin/sh
# Makes what pages are drawn with, in assets/built/: one style sheet, one script, no font and no crown.
#
# Takes the Node this machine has, or else the one in the Python environment named as $1, which it installs from PyPI
# with locked hashes. $2 is "packages" (npm's, as locked) or "compile".
set -eu
cd "$(dirname "$0")"
venv=$1

has_node() {
    node -e 'process.exit(parseInt(process.versions.node) >= 20 ? 0 : 1)' 2>/dev/null && npm --version >/dev/null 2>&1
}

PATH="$PATH:$venv/bin"
has_node || PATH="$venv/bin:$PATH"
if ! has_node; then
    echo "This machine has no Node 20 or newer; one comes from PyPI, into the Python environment."
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r node.txt
fi

case $2 in
packages)
    # Nothing a package brings is run. A proxy's certificate is trusted as this machine trusts it.
    [ ! -f /etc/ssl/certs/ca-certificates.crt ] ||
        export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-/etc/ssl/certs/ca-certificates.crt}"
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    ;;
compile)
    rm -rf built
    mkdir -p built/images
    node node_modules/sass/sass.js --load-path=. --load-path=node_modules --style=compressed --no-source-map \
        styles/portal.scss built/portal.css
    node node_modules/esbuild/bin/esbuild scripts/portal.js --bundle --minify --format=esm --target=es2020 \
        --log-level=warning --legal-comments=none \
        --banner:js='/* GOV.UK Frontend 6.6.0, (c) Crown Copyright, MIT licence: https://opensource.org/license/mit */' --outfile=built/portal.js
    cp node_modules/@ministryofjustice/frontend/moj/assets/images/icon-document.svg built/images/
    ;;
esac
