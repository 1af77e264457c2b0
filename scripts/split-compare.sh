#!/bin/sh
# Runs every module in a process of its own, with PostgreSQL and RabbitMQ beside them, scans the practice range through the
# gateway, and compares the facts with those of the whole process. Needs the package rabbitmq-server. Nothing leaves the
# machine.
#
#   scripts/split-compare.sh [TRIALS [SECONDS]]
#
# TRIALS, with commas between them; default: compare
#   compare    undisturbed
#   kill       each process is killed in turn while the scan runs, and comes back
#   broker     RabbitMQ is away for SECONDS, default 60
#   database   PostgreSQL is killed, and comes back
#
# Writes a line of JSON for the start, with the memory of all, and one for each trial; exits with 0 if all facts are the
# same and no message came twice, with 1 if not.
set -eu

home=$(cd "$(dirname "$0")/.." && pwd -P)
trials=${1:-compare}
seconds=${2:-60}
. "$home/scripts/classpaths.sh"

exec "$java" -cp "$test_classpath" io.mirage.system.SplitTrial "$seconds" "$trials" \
	"$java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -Xmx256m -cp "$main_classpath" io.mirage.cli.Mirage
