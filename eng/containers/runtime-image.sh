#!/usr/bin/env bash
# runtime-image.sh NAME [ENGINE [DENO]]: makes an image with .NET for the bundle mode of the docker driver: busybox-static, the C library of this machine and the
# .NET runtime that its `dotnet` is. About 95 MB, made in seconds; no registry is asked for anything. With DENO, the path of a Deno executable, the image runs
# extensions in both languages.
set -euo pipefail
name=${1:?name of the image}
engine=${2:-docker}
deno=${3:-}
dotnet=$(dirname "$(readlink -f "$(command -v dotnet)")")
version=$("$dotnet/dotnet" --list-runtimes | sed -n 's/^Microsoft\.NETCore\.App \([^ ]*\) .*/\1/p' | sort -V | tail -1)
root=$(mktemp -d); trap 'rm -rf "$root" "$root.tar"' EXIT
mkdir -p "$root"/{bin,etc/ssl/certs,tmp,dev,proc,sys,root,swamp,usr/bin,usr/share/dotnet/host/fxr,usr/share/dotnet/shared/Microsoft.NETCore.App,var/tmp,run}
chmod 755 "$root"; chmod 1777 "$root/tmp" "$root/var/tmp"
cp /bin/busybox "$root/bin/busybox"
for applet in $(/bin/busybox --list); do [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"; done
ln -s ../../bin/env "$root/usr/bin/env"
cp "$dotnet/dotnet" "$root/usr/share/dotnet/"
cp -r "$dotnet/host/fxr/$version" "$root/usr/share/dotnet/host/fxr/"
cp -r "$dotnet/shared/Microsoft.NETCore.App/$version" "$root/usr/share/dotnet/shared/Microsoft.NETCore.App/"
ln -s ../usr/share/dotnet/dotnet "$root/bin/dotnet"
[ -z "$deno" ] || { cp "$deno" "$root/bin/deno"; chmod 755 "$root/bin/deno"; }
# What they are linked with, and what .NET loads by name when it needs it.
libraries=$(dirname "$(ldd "$dotnet/dotnet" | grep -oE '/[^ ]*libc\.so\.6')")
{
  ldd "$dotnet/dotnet" "$dotnet/shared/Microsoft.NETCore.App/$version"/*.so ${deno:+"$deno"} | grep -oE '/[^ :]+\.so[^ :]*' | grep -v "^$dotnet" || true
  ls "$libraries"/libssl.so.3 "$libraries"/libcrypto.so.3 "$libraries"/libnss_files.so.2 "$libraries"/libnss_dns.so.2 "$libraries"/libresolv.so.2 2>/dev/null || true
} | sort -u | while read -r library; do
  [ -e "$library" ] || continue
  mkdir -p "$root$(dirname "$library")"; cp -L "$library" "$root$library"
done
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
echo 'hosts: files dns' >"$root/etc/nsswitch.conf"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/" 2>/dev/null || true
tar -C "$root" --numeric-owner --owner=0 --group=0 --sort=name --mtime=@0 -cf "$root.tar" .
"$engine" import -c 'ENV DOTNET_ROOT=/usr/share/dotnet DOTNET_NOLOGO=1 DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DENO_DIR=/tmp/deno DENO_NO_UPDATE_CHECK=1' \
  -c 'CMD ["/bin/sh"]' "$root.tar" "$name" >/dev/null
echo "$name"
