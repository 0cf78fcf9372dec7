#!/usr/bin/env bash
# In the guest: starts D-Bus and bluetoothd where the script needs them, runs it, tells its status.
script=$1 python=$2
cd "$(dirname "$0")/../.." || exit
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/ LANG=C.UTF-8
export PYTHONPATH=$PWD PYTHONDONTWRITEBYTECODE=1 PYGAME_HIDE_SUPPORT_PROMPT=1

if [ "$script" = insoles ]; then
  mkdir -p /run/dbus
  dbus-daemon --system --fork
  for daemon in /usr/libexec/bluetooth/bluetoothd /usr/lib/bluetooth/bluetoothd \
    /usr/sbin/bluetoothd; do
    [ -x "$daemon" ] && break
  done
  "$daemon" -n >/run/bluetoothd.log 2>&1 &
fi
timeout 150 "$python" -m "tests.vm.guest_$script" 2>&1
echo "GUEST-STATUS $?"
