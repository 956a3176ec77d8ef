package org.aeneas.sandbox.internal.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/**
 * Debian packages, downloaded and unpacked into a directory of ours by the machine's own apt: from the machine's own
 * suites where they have the package, else from Debian's sid on the mirror that the machine uses. Nothing is installed,
 * and apt's state of the machine stays as it is.
 */
final class DebianPackages {
    private static final Path KEYRING = Path.of("/usr/share/keyrings/debian-archive-keyring.gpg");

    private final Path work;
    private final Progress progress;
    private final Tool apt;
    private Map<String, String> environment = Map.of();
    private boolean fromSid;

    /** @param work an empty directory, which the caller deletes afterwards */
    private DebianPackages(Path work, Progress progress) {
        this.work = work;
        this.progress = progress;
        this.apt = Tool.onPath("apt-get", "apt");
    }

    /** @param wanted the package that decides which suite is used */
    static DebianPackages with(String wanted, Path work, Progress progress) throws IOException {
        DebianPackages packages = new DebianPackages(work, progress);
        if (!packages.hasCandidate(wanted)) {
            packages.openPrivateState(wanted);
        }
        return packages;
    }

    /** @return whether the packages come from a newer suite than the machine's, and may need its C library */
    boolean areFromSid() {
        return fromSid;
    }

    void unpack(List<String> names, Path target) throws IOException {
        Path debs = Files.createTempDirectory(work, "debs");
        List<String> arguments = new ArrayList<>(List.of("download", "-q"));
        arguments.addAll(names);
        apt.fetch(names.get(0), debs, environment, progress, arguments);
        Tool dpkg = Tool.onPath("dpkg", "dpkg");
        try (Stream<Path> files = Files.list(debs)) {
            for (Path deb : files.filter(file -> file.toString().endsWith(".deb")).sorted().toList()) {
                dpkg.fetch(deb.getFileName().toString(), work, Map.of(), progress,
                        List.of("-x", deb.toString(), target.toString()));
            }
        }
    }

    private boolean hasCandidate(String name) throws IOException {
        String policy = Tool.onPath("apt-cache", "apt").run(work, Map.of("LC_ALL", "C.UTF-8"), progress,
                List.of("policy", name)).output();
        return policy.lines().map(String::strip)
                .anyMatch(line -> line.startsWith("Candidate:") && !line.endsWith("(none)"));
    }

    private void openPrivateState(String wanted) throws IOException {
        Properties release = osRelease();
        fromSid = "debian".equals(release.getProperty("ID"));
        String sources = fromSid ? sidSource(release.getProperty("VERSION_CODENAME", "stable"), wanted) : "";
        Path state = Files.createDirectories(work.resolve("apt"));
        Files.createDirectories(state.resolve("lists/partial"));
        Files.createDirectories(state.resolve("cache/archives/partial"));
        Files.createFile(state.resolve("status"));
        Path configuration = state.resolve("apt.conf");
        Files.writeString(configuration, """
                Dir::State "%1$s";
                Dir::State::lists "%1$s/lists";
                Dir::State::status "%1$s/status";
                Dir::Cache "%1$s/cache";
                Acquire::Languages "none";
                APT::Sandbox::User "root";
                """.formatted(state));
        if (fromSid) {
            Files.writeString(state.resolve("sid.list"), sources);
            Files.writeString(configuration, Files.readString(configuration) + """
                    Dir::Etc::sourcelist "%s/sid.list";
                    Dir::Etc::sourceparts "/dev/null";
                    Dir::Etc::preferencesparts "/dev/null";
                    """.formatted(state));
        }
        environment = Map.of("APT_CONFIG", configuration.toString(), "LC_ALL", "C");
        apt.fetch("the list of packages", work, environment, progress, List.of("update", "-q"));
    }

    private String sidSource(String codename, String wanted) throws IOException {
        String targets = apt.run(work, Map.of(), progress, List.of("indextargets", "--format", "$(RELEASE) $(SITE)",
                "Created-By: Packages")).output();
        // Sources may name the suite by its code name or as "stable"; those with a suffix are elsewhere.
        Optional<String> site = Stream.of(codename, "[a-z]+")
                .flatMap(suite -> targets.lines().filter(line -> line.matches(suite + " .*")))
                .map(line -> line.substring(line.indexOf(' ') + 1)).findFirst();
        String mirror = site.orElseThrow(() -> new Problem("java-missing",
                "apt names no mirror of Debian to fetch " + wanted + " from.", "/etc/apt/sources.list",
                "Name a mirror there, or install that Java under /usr/lib/jvm.").asException());
        String signed = Files.exists(KEYRING) ? "[signed-by=" + KEYRING + "] " : "";
        return "deb " + signed + mirror + " sid main\n";
    }

    private static Properties osRelease() throws IOException {
        Properties release = new Properties();
        for (String line : Files.readAllLines(Path.of("/etc/os-release"))) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                release.setProperty(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
            }
        }
        return release;
    }
}
