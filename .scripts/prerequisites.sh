# Sourced by the scripts of this repository: finds a JDK and Maven, and on Debian or Ubuntu installs
# what is missing. PERSONALITY_NO_INSTALL=1 forbids installing; CI=true makes everything mandatory.

readonly OLDEST_JDK=17
readonly OLDEST_MAVEN=3.8.6

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Prints the feature version of the JDK in folder $1, or 0 where there is no compiler.
jdk_version() {
  local text
  text=$("$1/bin/javac" -version 2>&1) || { echo 0; return; }
  text=${text##*javac } # before it stands what JAVA_TOOL_OPTIONS has the JVM say
  text=${text%%[!0-9]*}
  echo "${text:-0}"
}

# Sets and exports JAVA_HOME to a JDK that is new enough: the caller's, the one on the path, or one
# that the system keeps; fails where there is none.
find_jdk() {
  local home compiler
  if [[ -n ${JAVA_HOME:-} ]] && (($(jdk_version "$JAVA_HOME") >= OLDEST_JDK)); then
    export JAVA_HOME
    return
  fi
  compiler=$(command -v javac || true)
  [[ -z $compiler ]] || compiler=$(readlink -f "$compiler")
  for home in "${compiler%/bin/javac}" /usr/lib/jvm/*; do
    if [[ -n $home && -x $home/bin/javac ]] && (($(jdk_version "$home") >= OLDEST_JDK)); then
      export JAVA_HOME=$home
      return
    fi
  done
  return 1
}

# Whether Maven is there; a present one that is too old ends the script, since no package mends it.
find_maven() {
  local version
  command -v mvn >/dev/null || return 1
  version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p')
  [[ $(printf '%s\n' "$OLDEST_MAVEN" "$version" | sort -V | head -n 1) == "$OLDEST_MAVEN" ]] \
    || fail "Maven ${version:-of unknown version} is too old: $OLDEST_MAVEN or newer is needed."
}

as_root() {
  if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

may_install() {
  [[ ${PERSONALITY_NO_INSTALL:-} != 1 ]] && command -v apt-get >/dev/null || return 1
  ((EUID == 0)) || sudo -n true 2>/dev/null
}

# Runs apt-get with the arguments; its own words are shown only where it fails.
apt() {
  local log
  log=$(mktemp)
  if as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" >"$log" 2>&1 </dev/null; then
    rm -f "$log"
    return
  fi
  cat "$log" >&2
  rm -f "$log"
  return 1
}

install_packages() {
  say "Installing $* ..."
  apt install -y --no-install-recommends "$@"
}

by_hand() {
  echo "Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
}

# Debian's newest releases no longer carry the oldest JDK we accept, only a newer default.
jdk_package() {
  if ! command -v apt-cache >/dev/null || [[ -z $(apt-cache madison openjdk-17-jdk-headless) ]] \
    && [[ -n $(apt-cache madison default-jdk-headless 2>/dev/null) ]]; then
    echo default-jdk-headless
  else
    echo openjdk-17-jdk-headless
  fi
}

# Makes sure that a JDK and Maven are there, or ends the script with the one line that would help.
require_jdk_and_maven() {
  local -a missing=()
  find_jdk || missing+=("$(jdk_package)")
  find_maven || missing+=(maven)
  ((${#missing[@]})) || return 0
  if may_install; then
    # First the package lists, which a bare system lacks: the choice of the JDK's package needs them.
    apt update || fail "Could not read the package lists."
    find_jdk || missing[0]=$(jdk_package)
    install_packages "${missing[@]}" || fail "Could not install ${missing[*]}."
    find_jdk || fail "No JDK $OLDEST_JDK or newer was found after installing ${missing[*]}."
    find_maven || fail "Maven was not found after installing ${missing[*]}."
  elif command -v apt-get >/dev/null; then
    fail "Missing: ${missing[*]}. $(by_hand "${missing[@]}")"
  else
    fail "Missing: a JDK ($OLDEST_JDK or newer) or Maven ($OLDEST_MAVEN or newer). Install them, then run this again."
  fi
}

# What the tests read hosts with, launch guests with, and look at the page with. Each line: package,
# and a command or a file that it brings.
readonly TEST_PACKAGES='
util-linux lscpu
lshw lshw
dmidecode dmidecode
i2c-tools decode-dimms
pciutils lspci
pci.ids /usr/share/misc/pci.ids
libvirt0 /usr/lib/x86_64-linux-gnu/libvirt.so.0
libvirt-daemon libvirtd
libvirt-daemon-driver-qemu /usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_qemu.so
qemu-system-x86 qemu-system-x86_64
qemu-utils qemu-img
busybox-static busybox
genisoimage genisoimage
chromium chromium
chromium-driver chromedriver'

# Makes sure that the tools of the tests are there. Without them tests are skipped, so they are
# mandatory in CI alone.
require_test_tools() {
  local package brings
  local -a missing=()
  PATH=$PATH:/usr/sbin:/sbin
  while read -r package brings; do
    [[ -z $package || -e $brings ]] || command -v "$brings" >/dev/null || missing+=("$package")
  done <<<"$TEST_PACKAGES"
  ((${#missing[@]})) || return 0
  if may_install && apt update && install_packages "${missing[@]}"; then return 0; fi
  say "Missing: ${missing[*]}. $(by_hand "${missing[@]}")"
  [[ ${CI:-} != true ]] || exit 1
  say "Going on without: tests that need them are skipped."
}

# Prints the home of a JDK 25, or fails.
jdk25_home() {
  local home
  for home in "${JAVA25_HOME:-}" /usr/lib/jvm/temurin-25-jdk-* /usr/lib/jvm/java-25-openjdk-*; do
    if [[ -n $home && -x $home/bin/javac ]] && (($(jdk_version "$home") == 25)); then
      echo "$home"
      return
    fi
  done
  return 1
}
