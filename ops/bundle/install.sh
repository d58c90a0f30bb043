#!/bin/sh
# Installs Huiyin from this folder. Nothing is downloaded.
#   ./install.sh [folder]        /opt/huiyin unless told otherwise
# As root it also makes the user huiyin, the data folder and the service, which it does not start.
set -eu
from=$(cd "$(dirname "$0")" && pwd)
to=${1:-/opt/huiyin}
say() { echo "huiyin: $*"; }
refuse() { echo "huiyin: $*" >&2; exit 1; }

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) machine=linux-x64 ;;
  Linux-aarch64) machine=linux-arm64 ;;
  *) refuse "this machine is $(uname -s) $(uname -m); there are bundles for Linux x86_64 and aarch64" ;;
esac
bundle=$(cat "$from/PLATFORM")
[ "$bundle" = "$machine" ] || refuse "this is the bundle for $bundle, and the machine is $machine"
if getconf GNU_LIBC_VERSION >/dev/null 2>&1; then :; else refuse "the machine has no glibc, which Node needs"; fi

say "comparing the files with SHA256SUMS"
(cd "$from" && sha256sum --check --quiet SHA256SUMS) || refuse "the bundle is damaged: copy it again"
# The list may not leave a file out: an added file would be run as ours.
listed=$(wc -l < "$from/SHA256SUMS")
found=$(cd "$from" && find . -type f ! -path ./SHA256SUMS | wc -l)
[ "$listed" -eq "$found" ] || refuse "$found files and $listed in SHA256SUMS: unpack the bundle into an empty folder"

[ ! -e "$to" ] || refuse "$to exists: move it away first (docs/operate/upgrade.md)"
mkdir -p "$(dirname "$to")"
cp -a "$from" "$to.unfinished"
mv "$to.unfinished" "$to"
say "installed in $to"
"$to/bin/huiyin" help >/dev/null || refuse "the program does not start on this machine"

if [ "$(id -u)" -ne 0 ] || [ "$to" != /opt/huiyin ] || [ ! -d /run/systemd/system ]; then
  say "start it with: $to/bin/huiyin serve"
  exit 0
fi
chown -R root:root "$to"
id huiyin >/dev/null 2>&1 || useradd --system --home-dir /var/lib/huiyin --shell /usr/sbin/nologin huiyin
install -d -o huiyin -g huiyin -m 700 /var/lib/huiyin
[ -e /etc/huiyin.env ] || install -m 600 "$to/ops/systemd/huiyin.env" /etc/huiyin.env
for unit in huiyin.service huiyin-backup.service huiyin-backup.timer; do
  install -m 644 "$to/ops/systemd/$unit" "/etc/systemd/system/$unit"
done
[ ! -d /etc/logrotate.d ] || install -m 644 "$to/ops/systemd/huiyin.logrotate" /etc/logrotate.d/huiyin
systemctl daemon-reload
say "set /etc/huiyin.env, then: systemctl enable --now huiyin huiyin-backup.timer"
