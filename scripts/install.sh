# Installs what is missing on a bare Debian 12: packages through apt, and a newer Node where the system's is too old
# for the front end. Both are looked up first, so that a second run costs a fraction of a second.

package_list=$root/packaging/build-packages.txt
node_dir=$root/.node
export PATH="$node_dir/node_modules/.bin:$PATH"
# Debian's npm reads its settings (registry, certificates) from here; the one beside our Node would look beside itself.
if [ -e /etc/npmrc ]; then export NPM_CONFIG_GLOBALCONFIG="${NPM_CONFIG_GLOBALCONFIG:-/etc/npmrc}"; fi

# packages_of PART...: the names under [PART] in the list.
packages_of() {
  local part
  for part in "$@"; do
    awk -v want="[$part]" '/^\[/ { on = ($0 == want); next } on && !/^#/ && NF { print $1 }' "$package_list"
  done
}

# Node and npm also come from elsewhere than Debian: there the command counts, not the package.
missing_packages() {
  local name state
  for name in $(packages_of "$@"); do
    case $name in
      nodejs) command -v node >/dev/null && continue ;;
      npm) command -v npm >/dev/null && continue ;;
    esac
    state=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)
    [ "$state" = installed ] || printf '%s ' "$name"
  done
}

all_packages_installed() {
  local names count
  names=$(packages_of "$@" | grep -vx -e nodejs -e npm)
  # shellcheck disable=SC2086
  count=$(dpkg-query -W -f '${db:Status-Status}\n' $names 2>/dev/null | grep -cx installed)
  [ "$count" -eq "$(printf '%s\n' "$names" | wc -l)" ] && command -v node >/dev/null && command -v npm >/dev/null
}

apt_install() {
  DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

# The tests start private clusters of their own: installing the server must leave none running.
prepare_postgresql() {
  apt_install postgresql-common || return
  local conf=/etc/postgresql-common/createcluster.conf
  sed -i '/^[# ]*create_main_cluster *=/d' "$conf"
  printf '\ncreate_main_cluster = false\n' >>"$conf"
}

install_missing() {
  apt-get update || return
  case " $* " in
    *' postgresql-15 '*) prepare_postgresql || return ;;
  esac
  apt_install "$@"
}

install_packages() {
  all_packages_installed "$@" && return 0
  local missing
  missing=$(missing_packages "$@")
  if [ "$(id -u)" -ne 0 ]; then
    printf 'These Debian packages are missing; install them as root, then start again:\n  %s\n' "$missing" >&2
    return 1
  fi
  # shellcheck disable=SC2086
  step 'Installing Debian packages' install_missing $missing
}

# The front end's build needs Node 20.19, 22.12 or anything newer.
node_is_new_enough() {
  local version major minor
  version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  case $major in
    20) [ "$minor" -ge 19 ] ;;
    21) return 1 ;;
    22) [ "$minor" -ge 12 ] ;;
    *) [ "$major" -gt 22 ] ;;
  esac
}

install_node() {
  node_is_new_enough && return 0
  local kind
  case $(uname -m) in
    x86_64) kind=x64 ;;
    aarch64) kind=arm64 ;;
    *)
      printf 'No ready-made Node for %s: install Node 20.19 or newer, then start again.\n' "$(uname -m)" >&2
      return 1
      ;;
  esac
  mkdir -p "$node_dir"
  step 'Installing Node 22' npm install --prefix "$node_dir" --no-save --no-audit --no-fund \
    "node-linux-$kind@22" npm@10 || return
  hash -r
  node_is_new_enough
}
