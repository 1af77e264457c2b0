#!/bin/sh
# Kills Mirage again and again in the middle of one scan of the practice range, and compares what it has found in the end
# with what an undisturbed scan finds. Nothing leaves the machine.
#
#   scripts/kill-test.sh [KILLS [SEED]]      default: 20 kills, seed 1
#
# Writes a line of JSON; exits with 0 if the facts are the same, with 1 if not.
set -eu

home=$(cd "$(dirname "$0")/.." && pwd -P)
kills=${1:-20}
seed=${2:-1}
. "$home/scripts/classpaths.sh"

exec "$java" -cp "$test_classpath" io.mirage.system.KillTrial "$kills" "$seed" \
	"$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx768m -cp "$main_classpath" io.mirage.cli.Mirage
