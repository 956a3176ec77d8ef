package org.aeneas.agent.launcher;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Javas of a machine, most wanted first. */
final class JavaHomes {
    /** A folder of Javas that alone is looked at, in place of all others. */
    static final String ONLY = "aeneas.java.homes";
    private static final int LEAST = 17;
    private static final String USUAL = "/usr/lib/jvm";
    private static final Pattern VERSION = Pattern.compile("(?i)(?:JAVA_VERSION=|version )\"(?:1\\.)?(\\d+)[^\"]*\".*");

    private JavaHomes() {
    }

    /** @return the program java, 17 or newer */
    static Path find(Map<String, String> environment) throws Failure, IOException {
        String older = "no Java was found";
        for (Path home : homes(environment)) {
            Path java = home.resolve("bin").resolve("java");
            int version = Files.isExecutable(java) ? version(home, java) : 0;
            if (version >= LEAST) {
                return java;
            }
            if (version > 0) {
                older = "only Java " + version + " was found (" + home + ")";
            }
        }
        throw new Failure("The agent needs Java " + LEAST + " or newer, and " + older + ": install it (apt-get install "
                + "openjdk-17-jre-headless, or yum install java-17-openjdk-headless), or set JAVA_HOME.");
    }

    private static Set<Path> homes(Map<String, String> environment) throws IOException {
        Set<Path> homes = new LinkedHashSet<Path>();
        String only = System.getProperty(ONLY);
        if (only != null) {
            addAll(homes, Paths.get(only));
            return homes;
        }
        String chosen = environment.get("JAVA_HOME");
        if (chosen != null && !chosen.isEmpty()) {
            homes.add(Paths.get(chosen));
        }
        homes.add(Paths.get(System.getProperty("java.home")));
        addAll(homes, Paths.get(USUAL));
        String path = environment.get("PATH");
        for (String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
            Path java = Paths.get(folder.isEmpty() ? "." : folder, "java");
            if (Files.isExecutable(java)) {
                homes.add(java.toRealPath().getParent().getParent());
            }
        }
        return homes;
    }

    private static void addAll(Set<Path> homes, Path folder) throws IOException {
        Set<Path> sorted = new TreeSet<Path>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
                for (Path home : found) {
                    sorted.add(home);
                }
            }
        }
        homes.addAll(sorted);
    }

    /** @return 8, 11, 17, …; 0 if it does not tell */
    private static int version(Path home, Path java) throws IOException {
        Path release = home.resolve("release");
        if (Files.isReadable(release)) {
            try (BufferedReader lines = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
                int version = version(lines);
                if (version > 0) {
                    return version;
                }
            }
        }
        Process process = new ProcessBuilder(java.toString(), "-version").redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(),
                StandardCharsets.UTF_8))) {
            return version(lines);
        }
    }

    private static int version(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = VERSION.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        return 0;
    }
}
