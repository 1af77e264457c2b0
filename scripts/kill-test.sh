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
run=$home/target/run
mkdir -p "$run"

maven=$(command -v mvn) || { echo "Mirage is built with Maven, and there is no 'mvn' on the PATH." >&2; exit 3; }
"$maven" -q -B -f "$home/pom.xml" -Dfast test-compile >&2
for scope in runtime test; do
	"$maven" -q -B -f "$home/pom.xml" -Dfast dependency:build-classpath -DincludeScope=$scope \
		-Dmdep.outputFile="$run/$scope.classpath" >&2
done

java=
for folder in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
	if [ -z "$java" ] && grep -qs '^JAVA_VERSION="25' "$folder/release"; then java=$folder/bin/java; fi
done
[ -n "$java" ] || { echo "A JDK 25 is needed; set JAVA_HOME to it." >&2; exit 3; }
exec "$java" -cp "$home/target/test-classes:$home/target/classes:$(cat "$run/test.classpath")" \
	io.mirage.system.KillTrial "$kills" "$seed" \
	"$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx768m -cp "$home/target/classes:$(cat "$run/runtime.classpath")" io.mirage.cli.Mirage
