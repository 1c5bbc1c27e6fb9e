@echo off
rem Runs the acumen command on Windows; builds it first where that was not done. Written after the script "acumen" and not tried yet.
rem Unlike that script it keeps no class archive, shows no status line, and does not build again by itself when sources change:
rem delete cli\target\built for that.
setlocal EnableExtensions DisableDelayedExpansion
set "root=%~dp0"
set "jars=%root%cli\target"
set "log=%root%target\build.log"
set "answer=%TEMP%\acumen-java-%RANDOM%%RANDOM%.txt"
set "passed_over=%TEMP%\acumen-passed-%RANDOM%%RANDOM%.txt"
set "must_build="
if not exist "%jars%\built" set "must_build=1"
set "java_exe="
set "java_major="
type nul >"%passed_over%"

if defined ACUMEN_JAVA_HOME call :take "ACUMEN_JAVA_HOME" "%ACUMEN_JAVA_HOME%\bin\java.exe"
if defined java_exe goto found
if defined JAVA_HOME call :take "JAVA_HOME" "%JAVA_HOME%\bin\java.exe"
if defined java_exe goto found
for /f "usebackq delims=" %%l in ("%passed_over%") do >&2 echo acumen: %%l
for /f "delims=" %%j in ('where java 2^>nul') do if not defined java_exe call :take "the PATH" "%%j"
if defined java_exe goto found
if defined must_build (
    >&2 echo acumen: needs a JDK, not only a JRE, of version 17 or later, and found none:
) else (
    >&2 echo acumen: needs Java 17 or later, and found none:
)
>&2 type "%passed_over%"
>&2 echo install one, or set JAVA_HOME to its folder
del "%passed_over%" "%answer%" >nul 2>&1
exit /b 1

:found
del "%passed_over%" "%answer%" >nul 2>&1
if not defined must_build goto built
for %%j in ("%java_exe%") do set "java_bin=%%~dpj"
for %%j in ("%java_bin%..") do set "JAVA_HOME=%%~fj"
>&2 echo acumen: building with Java %java_major% of "%JAVA_HOME%", a minute or two the first time ...
if not exist "%root%target" mkdir "%root%target"
if exist "%jars%\lib" rmdir /s /q "%jars%\lib"
del "%jars%\acumen-cli-*.jar" >nul 2>&1
pushd "%root%"
call mvnw.cmd -B -q -DskipTests -pl cli,parquet -am package >"%log%" 2>&1
if errorlevel 1 (
    popd
    type "%log%" >&2
    >&2 echo acumen: the build failed; all of its output is in "%log%"
    exit /b 1
)
popd
type nul >"%jars%\built"

:built
set "class_path="
for %%j in ("%jars%\acumen-cli-*.jar") do call :add "%%j"
set "class_path=%class_path%;%jars%\lib\*"
if "%~1"=="data" set "class_path=%class_path%;%root%parquet\target\*;%root%parquet\target\lib\*"
set "compile=1"
for %%c in (learn eval simulate) do if "%~1"=="%%c" set "compile=4"
if "%~1"=="runs" for %%c in (replay rescore redistill) do if "%~2"=="%%c" set "compile=4"
"%java_exe%" -XX:+UseSerialGC -XX:TieredStopAtLevel=%compile% -Dfile.encoding=UTF-8 %ACUMEN_JAVA_OPTS% -cp "%class_path%" dev.acumen.cli.Main %*
exit /b %ERRORLEVEL%

rem :take WHO EXE sets java_exe if that is a Java which will do, else keeps why not
:take
if not exist "%~2" (
    >>"%passed_over%" echo   %~1: there is no "%~2"
    exit /b 0
)
set "raw="
set "major="
"%~2" -version >"%answer%" 2>&1
for /f "usebackq tokens=2,3" %%a in ("%answer%") do if "%%a"=="version" if not defined raw set "raw=%%~b"
if not defined raw (
    >>"%passed_over%" echo   %~1: "%~2" does not run, or does not say its version
    exit /b 0
)
for /f "tokens=1,2 delims=.-+_" %%a in ("%raw%") do (
    if "%%a"=="1" (set "major=%%b") else (set "major=%%a")
)
if %major% LSS 17 (
    >>"%passed_over%" echo   %~1: "%~2" is Java %major%
    exit /b 0
)
if defined must_build if not exist "%~dp2javac.exe" (
    >>"%passed_over%" echo   %~1: "%~2" is Java %major% without a compiler: a JRE, not a JDK
    exit /b 0
)
set "java_exe=%~2"
set "java_major=%major%"
exit /b 0

rem :add JAR puts it on the class path, unless it holds sources or documentation
:add
set "name=%~n1"
if "%name:~-8%"=="-sources" exit /b 0
if "%name:~-8%"=="-javadoc" exit /b 0
if defined class_path (set "class_path=%class_path%;%~1") else (set "class_path=%~1")
exit /b 0
