# Configures and builds one preset, with as many jobs as cores and memory allow.

# What was compiled in one checkout serves every other: paths count from the checkout.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros

# A compiler at work on the largest file takes about 1.5 GB.
build_jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable/ { print int($2 / 1572864) }' /proc/meminfo)
  [ "$memory" -ge 1 ] || memory=1
  [ "$cores" -le "$memory" ] && printf %s "$cores" || printf %s "$memory"
}

build_dir_of() {
  if [ "$1" = release ]; then printf %s "$root/build"; else printf %s "$root/build/$1"; fi
}

# configure PRESET: again from nothing when the tree was moved or copied with its build.
configure() {
  local dir
  dir=$(build_dir_of "$1")
  if [ -f "$dir/build.ninja" ] && grep -qx "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$dir/CMakeCache.txt"; then
    return 0
  fi
  rm -rf "$dir/CMakeCache.txt" "$dir/CMakeFiles"
  (cd "$root" && cmake --preset "$1")
}

# build_preset PRESET [ninja arguments and targets]
build_preset() {
  local preset=$1
  shift
  configure "$preset" && ninja -C "$(build_dir_of "$preset")" -j "$(build_jobs)" "$@"
}
