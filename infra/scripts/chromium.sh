# Finds a Chromium for the browser tests: $PARLEY_CHROMIUM, an installed one, or Debian's packages in the cache folder.

# The fonts draw what people write in emoji, Chinese, Japanese and Korean; without them pictures show boxes.
CHROMIUM_PACKAGES=(chromium fonts-noto-color-emoji fonts-droid-fallback fonts-nanum)

# Prints the path of a Chromium that is already here.
chromium_here() {
  local name fetched="$PARLEY_CACHE/chromium/chromium"
  if [ -n "${PARLEY_CHROMIUM:-}" ]; then
    printf '%s\n' "$PARLEY_CHROMIUM"
    return 0
  fi
  if [ -x "$fetched" ] && [ "$(cat "$PARLEY_CACHE/chromium/packages" 2> /dev/null)" = "${CHROMIUM_PACKAGES[*]}" ]; then
    printf '%s\n' "$fetched"
    return 0
  fi
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    command -v "$name" && return 0
  done
  return 1
}

need_chromium() {
  if ! PARLEY_CHROMIUM=$(chromium_here); then
    step "fetching Chromium from Debian's packages into $PARLEY_CACHE/chromium" fetch_chromium ||
      fail "Chromium could not be fetched: install one, or leave the browser tests out with --without-browser."
    PARLEY_CHROMIUM=$(chromium_here)
  fi
  export PARLEY_CHROMIUM
}

# apt-get with a state of its own: no root, and the machine's package lists stay as they are.
private_apt() {
  local state="$PARLEY_CACHE/apt"
  mkdir -p "$state/lists/partial" "$state/archives/partial"
  apt-get -o Dir::State="$state" -o Dir::State::lists="$state/lists" -o Dir::State::status=/var/lib/dpkg/status \
    -o Dir::Cache="$state" -o Dir::Cache::archives="$state/archives" \
    -o Debug::NoLocking=1 -o APT::Sandbox::User= -o APT::Get::List-Cleanup=false "$@"
}

fetch_chromium() {
  local target="$PARLEY_CACHE/chromium" fresh="$PARLEY_CACHE/chromium.fresh" archive count=0
  command -v apt-get > /dev/null && command -v dpkg > /dev/null || return 1
  private_apt -q update >&2 || return 1
  private_apt -q -y --no-install-recommends --download-only install "${CHROMIUM_PACKAGES[@]}" >&2 || return 1
  rm -rf "$fresh"
  mkdir -p "$fresh/root"
  for archive in "$PARLEY_CACHE"/apt/archives/*.deb; do
    dpkg -x "$archive" "$fresh/root" || return 1
    count=$((count + 1))
  done
  say "  unpacked $count packages"
  write_fonts_conf "$target/root" > "$fresh/fonts.conf"
  write_chromium_wrapper "$target" > "$fresh/chromium"
  chmod +x "$fresh/chromium"
  echo "${CHROMIUM_PACKAGES[*]}" > "$fresh/packages"
  rm -rf "$target" "$PARLEY_CACHE/apt/archives"
  mv "$fresh" "$target"
  "$target/chromium" --version >&2
}

# The fetched fonts beside the machine's own.
write_fonts_conf() {
  cat <<TEXT
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>$1/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
TEXT
}

write_chromium_wrapper() {
  cat <<TEXT
#!/bin/sh
# Runs the unpacked Chromium with the libraries that came with it.
root=$1/root
LD_LIBRARY_PATH=\$(find "\$root/usr/lib" "\$root/lib" -name '*.so*' -exec dirname {} + 2> /dev/null | sort -u | tr '\n' ':')
export LD_LIBRARY_PATH FONTCONFIG_FILE=$1/fonts.conf
exec "\$root/usr/lib/chromium/chromium" "\$@"
TEXT
}
