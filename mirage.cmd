@echo off
rem Starts Mirage from its sources on Windows: finds a JDK 25, builds when there is no jar, runs from a copy of it.
rem Tests, documents and benchmarks need the launcher for POSIX shells (Git Bash, WSL).
setlocal enabledelayedexpansion
set "home=%~dp0"
set "run=%home%target\run"
set "jar=%home%target\mirage.jar"
set "flags=-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:TieredStopAtLevel=1 -Xmx768m"

set "jdk="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for %%p in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks" "%USERPROFILE%\.sdkman\candidates\java") do (
	for /d %%d in ("%%~p\*") do call :consider "%%~d"
)
if not defined jdk (
	echo Mirage needs a JDK 25. Get one with: winget install EclipseAdoptium.Temurin.25.JDK >&2
	echo If it lies in an unusual place, set JAVA_HOME to it. >&2
	exit /b 3
)
set "JAVA_HOME=%jdk%"

for %%c in (verify docs bench) do if "%~1"=="%%c" (
	echo 'mirage %%c' needs a POSIX shell: run ./mirage %%c in Git Bash or WSL. >&2
	exit /b 2
)

if not exist "%jar%" (
	where mvn >nul 2>nul || (
		echo Mirage is built with Maven, and there is no 'mvn' on the PATH. Get it from https://maven.apache.org. >&2
		exit /b 3
	)
	echo Building Mirage, which takes a minute or two >&2
	call mvn -q -B -f "%home%pom.xml" -Dfast -Dfrontend.skip=false -Dmaven.test.skip=true package || exit /b 3
)

rem A build must not change the files under a running process, so each build has its own copy, named by size and time.
for %%f in ("%jar%") do set "key=%%~zf-%%~tf"
set "key=%key:/=%"
set "key=%key::=%"
set "key=%key: =%"
set "app=%run%\%key%"
if not exist "%app%\mirage.jar" (
	"%jdk%\bin\java" -Djarmode=tools -jar "%jar%" extract --destination "%app%" >nul || exit /b 3
)
"%jdk%\bin\java" %flags% %MIRAGE_JAVA_OPTS% -jar "%app%\mirage.jar" %*
exit /b %errorlevel%

:consider
if defined jdk exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /c:"JAVA_VERSION=\"25" "%~1\release" >nul 2>nul && set "jdk=%~1"
exit /b 0
