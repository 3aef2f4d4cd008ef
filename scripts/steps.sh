# Calm steps for ./run and ./test: one line each, what a step prints goes to a log, a failure shows the log's end.
# A step runs as a process group of its own, so that whatever it leaves behind can be ended by its number.

log_dir=$root/build/logs
step_group=
step_pid=

end_step_group() {
  [ -n "$step_group" ] || return 0
  kill -TERM -- "-$step_group" 2>/dev/null && sleep 0.2 && kill -KILL -- "-$step_group" 2>/dev/null
  step_group=
  return 0
}

stop_at_signal() {
  printf '\nStopped.\n' >&2
  exit 130
}
trap stop_at_signal INT TERM HUP

# A compiler's errors where there are any, else each test that failed with what it says of it, else the log's end.
telling_lines() {
  if grep -qE '(^|: )(fatal )?error:' "$1"; then
    grep -E -A 2 '(^|: )(fatal )?error:' "$1" | head -n 30
  elif grep -qE '^ *not ok |: ERROR: ' "$1"; then
    awk '
      /^ *not ok / { tap = 1 }
      tap { print }
      tap && /^ *\.\.\.$/ { tap = 0 }
      { for (i = 7; i > 0; i--) before[i] = before[i - 1]; before[0] = $0 }
      /: ERROR: / { for (i = 7; i > 0; i--) print before[i]; rest = 6 }
      rest > 0 { print; rest-- }
    ' "$1" | head -n 150
  else
    tail -n 40 "$1"
  fi
}

# step NAME COMMAND...: the name is also the log's. Returns what the command returned.
step() {
  local name=$1 status began=$SECONDS
  shift
  step_log=$(printf %s "$name" | tr -cs 'A-Za-z0-9' '-')
  step_log=$log_dir/${step_log%-}.log
  mkdir -p "$log_dir"
  printf '%-34s' "$name"
  set -m
  "$@" >"$step_log" 2>&1 </dev/null &
  step_group=$!
  set +m
  wait "$step_group"
  status=$?
  end_step_group
  if [ "$status" -eq 0 ]; then
    printf 'ok  %4d s\n' $((SECONDS - began))
  else
    printf 'FAILED after %d s; from %s:\n' $((SECONDS - began)) "${step_log#"$root"/}"
    telling_lines "$step_log" | cut -c1-300 | sed 's/^/    /'
  fi
  return "$status"
}
