#!/usr/bin/env bash
# deno-image.sh NAME DENO [ENGINE]: makes an image with Deno for the bundle mode of the docker driver: busybox-static, the C library of this machine and the Deno
# executable that is named. About 100 MB, made in seconds; no registry is asked for anything. DENO is a path: swamp keeps one in its cache, deno/<version>/deno.
set -euo pipefail
name=${1:?name of the image}
deno=${2:?path of the Deno executable}
engine=${3:-docker}
root=$(mktemp -d); trap 'rm -rf "$root" "$root.tar"' EXIT
mkdir -p "$root"/{bin,etc/ssl/certs,tmp,dev,proc,sys,root,swamp,usr/bin,var/tmp,run}
chmod 755 "$root"; chmod 1777 "$root/tmp" "$root/var/tmp"
cp /bin/busybox "$root/bin/busybox"
for applet in $(/bin/busybox --list); do [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"; done
ln -s ../../bin/env "$root/usr/bin/env"
ldd "$deno" | grep -oE '/[^ ]+' | while read -r library; do mkdir -p "$root$(dirname "$library")"; cp -L "$library" "$root$library"; done
libraries=$(dirname "$(ldd "$deno" | grep -oE '/[^ ]*libc\.so\.6')")
for library in libnss_files.so.2 libnss_dns.so.2 libresolv.so.2; do cp -L "$libraries/$library" "$root$libraries/" 2>/dev/null || true; done
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" 2>/dev/null || true
cp "$deno" "$root/bin/deno"; chmod 755 "$root/bin/deno"
tar -C "$root" --numeric-owner --owner=0 --group=0 --sort=name --mtime=@0 -cf "$root.tar" .
"$engine" import -c 'ENV DENO_DIR=/tmp/deno DENO_NO_UPDATE_CHECK=1' -c 'CMD ["/bin/sh"]' "$root.tar" "$name" >/dev/null
echo "$name"
