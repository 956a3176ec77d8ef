package org.aeneas.agent.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The Equinox product in whose folder the launcher is. */
final class Product {
    private static final String LAUNCHER = "org.eclipse.equinox.launcher_*.jar";
    private static final String LOGS = "/var/log/cassandra-data-extractor";

    private final Path home;
    private final Path launcher;

    private Product(Path home, Path launcher) {
        this.home = home;
        this.launcher = launcher;
    }

    static Product beside(Path jar) throws IOException, Failure {
        Path home = jar.getParent();
        Path plugins = home.resolve("plugins");
        if (Files.isDirectory(plugins)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(plugins, LAUNCHER)) {
                for (Path launcher : found) {
                    return new Product(home, launcher);
                }
            }
        }
        throw new Failure("The agent's program is missing in " + plugins + ": install the package again.");
    }

    /** @param service whether it runs for long; the utilities do with little */
    List<String> virtualMachineOptions(boolean service, Map<String, String> environment) {
        List<String> options = new ArrayList<String>();
        String heap = environment.get("AENEAS_HEAP");
        if (heap != null) {
            options.add("-Xmx" + heap);
        } else {
            options.add(service ? "-XX:MaxRAMPercentage=25" : "-Xmx256m");
        }
        if (!service) {
            options.addAll(Arrays.asList("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        }
        // Java 22 to 24 have a terminal of their own otherwise, which takes pipes for one too.
        options.add("-Djdk.console=java.base");
        // What Apache Cassandra's classes need.
        options.addAll(Arrays.asList("--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED"));
        if (Files.exists(home.resolve("logback.xml"))) {
            String logs = environment.containsKey("AENEAS_LOGS") ? environment.get("AENEAS_LOGS") : LOGS;
            options.add("-Dlogback.configurationFile=" + home.resolve("logback.xml").toUri());
            options.add("-Daeneas.log=" + logs + (service ? "/agent.log" : "/utility.log"));
            // Of the service, the journal has the log too.
            options.add("-Daeneas.console.level=" + (service ? "INFO" : "OFF"));
        }
        if (Files.exists(home.resolve("logging.properties"))) {
            options.add("-Djava.util.logging.config.file=" + home.resolve("logging.properties"));
        }
        String further = environment.get("AENEAS_JAVA_OPTIONS");
        if (further != null && !further.trim().isEmpty()) {
            options.addAll(Arrays.asList(further.trim().split("\\s+")));
        }
        return options;
    }

    /** @param configuration a folder that may be written to */
    List<String> program(Path configuration) {
        return Arrays.asList("-Dosgi.install.area=" + home.toUri(), "-Dosgi.configuration.area="
                + configuration.toUri(), "-jar", launcher.toString(), "-nosplash", "-data", "@none");
    }
}
