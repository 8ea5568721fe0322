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

# What drives the browser.
need_browser_tools() {
  (cd "$PARLEY_HOME/apps/web/e2e" && npm ci --silent --no-audit --no-fund) >&2
}

fetch_chromium() {
  local target="$PARLEY_CACHE/chromium" fresh="$PARLEY_CACHE/chromium.fresh"
  rm -rf "$fresh"
  unpack_debian "$fresh/root" "${CHROMIUM_PACKAGES[@]}" || return 1
  write_fonts_conf "$target/root" > "$fresh/fonts.conf"
  write_chromium_wrapper "$target" > "$fresh/chromium"
  chmod +x "$fresh/chromium"
  echo "${CHROMIUM_PACKAGES[*]}" > "$fresh/packages"
  rm -rf "$target"
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
$(library_path "$1/root")
export FONTCONFIG_FILE=$1/fonts.conf
exec "$1/root/usr/lib/chromium/chromium" "\$@"
TEXT
}
