#!/usr/bin/env bash
# shell-image.sh NAME [ENGINE]: makes a 2 MB image with a shell out of busybox-static and nothing else. No registry is asked for anything.
set -euo pipefail
name=${1:?name of the image}
engine=${2:-docker}
root=$(mktemp -d); trap 'rm -rf "$root" "$root.tar"' EXIT
mkdir -p "$root"/{bin,etc,tmp,dev,proc,sys,root,usr/bin,var/tmp}
chmod 755 "$root"; chmod 1777 "$root/tmp" "$root/var/tmp"
cp /bin/busybox "$root/bin/"
for applet in $(/bin/busybox --list); do [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"; done
ln -s ../../bin/env "$root/usr/bin/env"
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
tar -C "$root" --numeric-owner --owner=0 --group=0 --sort=name --mtime=@0 -cf "$root.tar" .
"$engine" import -c 'CMD ["/bin/sh"]' "$root.tar" "$name" >/dev/null
echo "$name"
