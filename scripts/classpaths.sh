# To be read by the trials beside it: compiles, and sets java, main_classpath and test_classpath.
# shellcheck shell=sh disable=SC2034,SC2154 # home is set, and the others are used, by whoever reads this
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
main_classpath=$home/target/classes:$(cat "$run/runtime.classpath")
test_classpath=$home/target/test-classes:$home/target/classes:$(cat "$run/test.classpath")
