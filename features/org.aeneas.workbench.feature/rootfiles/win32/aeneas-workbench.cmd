@echo off
rem Starts the workbench with the Java found through JAVA_HOME or the PATH.
setlocal
set JAVA=javaw
if defined JAVA_HOME set JAVA="%JAVA_HOME%\bin\javaw"
set HERE=%~dp0
set HOMEURL=file:///%HERE:\=/%
for %%f in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set LAUNCHER=%%f
start "" %JAVA% -Xmx1g "-Dlogback.configurationFile=%HOMEURL%logback.xml" "-Daeneas.log=%LOCALAPPDATA%\Aeneas\log\workbench.log" -jar "%LAUNCHER%" -data "%LOCALAPPDATA%\Aeneas\workbench" -configuration "%LOCALAPPDATA%\Aeneas\configuration" %*
