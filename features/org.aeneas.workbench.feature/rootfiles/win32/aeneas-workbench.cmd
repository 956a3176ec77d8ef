@echo off
rem Starts the workbench with the Java found through JAVA_HOME or the PATH.
setlocal
set JAVA=javaw
if defined JAVA_HOME set JAVA="%JAVA_HOME%\bin\javaw"
for %%f in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set LAUNCHER=%%f
start "" %JAVA% -Xmx1g -jar "%LAUNCHER%" -data "%LOCALAPPDATA%\Aeneas\workbench" -configuration "%LOCALAPPDATA%\Aeneas\configuration" %*
