# What was tested, counted: each phase adds its passed and failed cases, the summary is the end of ./test.

phase_lines=()
passed_total=0
failed_total=0

# count PHASE PASSED FAILED
count() {
  passed_total=$((passed_total + $2))
  failed_total=$((failed_total + $3))
  phase_lines+=("$(printf '%-34s %6d passed %6d failed' "$1" "$2" "$3")")
}

# A step that is not a test (a build, a comparison of generated files) counts when it fails.
count_if_failed() {
  local name=$1
  shift
  step "$name" "$@" && return 0
  count "$name" 0 1
  return 1
}

# A phase that has files but ran no test is a failure: something did not look.
count_phase() {
  local name=$1 passed=$2 failed=$3 status=$4
  if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then failed=1; fi
  if [ "$((passed + failed))" -eq 0 ]; then
    printf '    %s ran no test\n' "$name"
    failed=1
  fi
  count "$name" "$passed" "$failed"
  [ "$failed" -eq 0 ]
}

# Cases of `ctest --verbose`: doctest's own count where a program printed one, else the program is one case.
ctest_cases() {
  awk '
    function plain(text) { gsub(/\033\[[0-9;]*m/, "", text); return text }
    { line = plain($0) }
    line ~ /^[0-9]+: \[doctest\] test cases:/ {
      id = line; sub(/:.*/, "", id)
      split(line, part, "|")
      passed[id] += part[2] + 0
      failed[id] += part[3] + 0
    }
    line ~ /^ *[0-9]+\/[0-9]+ Test +#[0-9]+:/ {
      id = line; sub(/^[^#]*#/, "", id); sub(/:.*/, "", id)
      good = (line ~ /   Passed +[0-9.]+ sec/)
      if (passed[id] + failed[id] == 0) { passed[id] = good; failed[id] = !good }
      else if (!good && failed[id] == 0) failed[id] = 1
    }
    END { for (id in passed) { p += passed[id]; f += failed[id] } print p + 0, f + 0 }
  ' "$1"
}

# Cases of node's own test runner, from its TAP or its spec report.
node_cases() {
  awk '
    /^(#|ℹ) pass / { p += $3 }
    /^(#|ℹ) (fail|cancelled) / { f += $3 }
    END { print p + 0, f + 0 }
  ' "$1"
}

# Cases of vitest's summary: "Tests  3 failed | 51 passed (54)"; a file that does not load is one failure.
vitest_cases() {
  awk '
    { gsub(/\033\[[0-9;]*m/, "") }
    $1 == "Tests" || ($1 == "Test" && $2 == "Files") {
      for (i = 2; i < NF; i++) {
        if ($1 == "Tests" && $(i + 1) ~ /^passed/) p = $i
        if ($1 == "Tests" && $(i + 1) ~ /^failed/) f = $i
        if ($1 == "Test" && $(i + 1) ~ /^failed/) files = $i
      }
    }
    END { if (f + 0 == 0) f = files; print p + 0, f + 0 }
  ' "$1"
}

# Our own programs end with "NAME: 11 passed, 0 failed…".
own_cases() {
  awk '
    /: [0-9]+ passed, [0-9]+ failed/ {
      match($0, /[0-9]+ passed, [0-9]+ failed/)
      split(substr($0, RSTART, RLENGTH), part, " ")
      p += part[1]; f += part[3]
    }
    END { print p + 0, f + 0 }
  ' "$1"
}

# tests NAME COUNTER COMMAND...: a step whose log COUNTER reads.
tests() {
  local name=$1 counter=$2 status numbers
  shift 2
  step "$name" "$@"
  status=$?
  numbers=$("$counter" "$step_log")
  # shellcheck disable=SC2086
  count_phase "$name" $numbers "$status"
}

summary() {
  printf '\n'
  printf '%s\n' "${phase_lines[@]}"
  printf 'took %d min %02d s\n' $((SECONDS / 60)) $((SECONDS % 60))
  printf '%d passed, %d failed\n' "$passed_total" "$failed_total"
  [ "$failed_total" -eq 0 ]
}
