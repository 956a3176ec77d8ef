@echo off
rem Starts the command line with the Java found through JAVA_HOME or the PATH: Java 17 or newer.
rem AENEAS_HEAP is the largest heap, AENEAS_STATE the folder of the log.
setlocal
set JAVA=java
if defined JAVA_HOME set JAVA="%JAVA_HOME%\bin\java"
if not defined AENEAS_HEAP set AENEAS_HEAP=256m
if not defined AENEAS_STATE set AENEAS_STATE=%LOCALAPPDATA%\Aeneas
set HERE=%~dp0
set HOMEURL=file:///%HERE:\=/%
for %%f in ("%HERE%plugins\org.eclipse.equinox.launcher_*.jar") do set LAUNCHER=%%f
%JAVA% "-Xmx%AENEAS_HEAP%" -XX:+UseSerialGC -Djdk.console=java.base ^
 --add-opens=java.base/java.io=ALL-UNNAMED --add-opens=java.base/sun.nio.ch=ALL-UNNAMED ^
 --add-exports=java.base/jdk.internal.ref=ALL-UNNAMED ^
 "-Dlogback.configurationFile=%HOMEURL%logback.xml" "-Daeneas.state=%AENEAS_STATE%" "-Daeneas.log=%AENEAS_STATE%\log\aeneas.log" ^
 "-Djava.util.logging.config.file=%HERE%logging.properties" ^
 -jar "%LAUNCHER%" -nosplash -data @none -configuration "%AENEAS_STATE%\configuration" %*
