@echo off
rem Starts the workbench with the Java found through JAVA_HOME or the PATH.
setlocal
set JAVA=javaw
if defined JAVA_HOME set JAVA="%JAVA_HOME%\bin\javaw"
set HERE=%~dp0
set HOMEURL=file:///%HERE:\=/%
for %%f in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set LAUNCHER=%%f
rem The JVM options of the Global Settings stand in the data folder, in a file as Java reads it. A start with them leaves
rem a second file there until its window is open; where one did not come so far, the next start leaves them out.
set DATA=%USERPROFILE%\AppData\Roaming\Aeneas
if defined APPDATA set DATA=%APPDATA%\Aeneas
if defined AENEAS_DATA set DATA=%AENEAS_DATA%
set OPTIONS=
if exist "%DATA%\jvm.options.attempt" (
    set OPTIONS=-Daeneas.jvm.options.left.out=true
) else if exist "%DATA%\jvm.options" (
    type nul >"%DATA%\jvm.options.attempt" && set OPTIONS="@%DATA%\jvm.options"
)
start "" %JAVA% -Xmx1g "-Dlogback.configurationFile=%HOMEURL%logback.xml" "-Daeneas.log=%LOCALAPPDATA%\Aeneas\log\workbench.log" %OPTIONS% -jar "%LAUNCHER%" -data "%LOCALAPPDATA%\Aeneas\workbench" -configuration "%LOCALAPPDATA%\Aeneas\configuration" %*
