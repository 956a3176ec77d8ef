package org.aeneas.sandbox.internal.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.aeneas.core.Progress;

/**
 * A Java of Debian's, unpacked into a directory. Sid's builds need a newer C library than a stable Debian has, so that
 * library is unpacked beside and the launchers are pointed to it.
 */
public final class DebianJava {
    private static final List<String> C_LIBRARY = List.of("libc6", "libgcc-s1", "libstdc++6", "zlib1g");

    private final Path directory;
    private final Path home;
    private final Progress progress;

    private DebianJava(Path directory, Path home, Progress progress) {
        this.directory = directory;
        this.home = home;
        this.progress = progress;
    }

    /**
     * @param directory where it is unpacked
     * @param home      where that directory will stand when it is used: launchers name their loader by its full path
     */
    public static void unpack(int version, Path directory, Path home, Progress progress) throws IOException {
        progress.begin("Fetching Java " + version, "files", -1);
        Path work = Files.createTempDirectory("aeneas-apt");
        try {
            String name = "openjdk-" + version + "-jre-headless";
            DebianPackages packages = DebianPackages.with(name, work, progress);
            packages.unpack(List.of(name), directory);
            DebianJava java = new DebianJava(directory, home, progress);
            java.keepConfiguration();
            if (packages.areFromSid()) {
                packages.unpack(C_LIBRARY, directory.resolve("libc"));
                packages.unpack(List.of("patchelf"), work.resolve("tools"));
                java.useOwnLibrary(work);
            }
        } finally {
            FileTree.delete(work);
        }
    }

    /** Debian's Java has its configuration in {@code /etc}: links to there become links to what was unpacked. */
    private void keepConfiguration() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Path target = Files.readSymbolicLink(link);
                Path unpacked = directory.resolve(target.toString().substring(target.isAbsolute() ? 1 : 0));
                if (target.isAbsolute() && Files.exists(unpacked)) {
                    Files.delete(link);
                    Files.createSymbolicLink(link, link.getParent().relativize(unpacked));
                }
            }
        }
    }

    private void useOwnLibrary(Path work) throws IOException {
        Path loader = find(directory.resolve("libc"), "ld-linux");
        Path libraries = loader.getParent();
        Path placed = home.resolve(directory.relativize(libraries));
        Tool patchelf = new Tool(loader, "patchelf");
        for (Path launcher : launchers()) {
            List<String> arguments = new ArrayList<>(List.of("--library-path", libraries.toString(),
                    find(work.resolve("tools"), "patchelf").toString()));
            arguments.addAll(List.of("--set-interpreter", placed.resolve(loader.getFileName()).toString(),
                    "--force-rpath", "--set-rpath", placed
                            + ":$ORIGIN/../lib:$ORIGIN/../lib/jli:$ORIGIN/../lib/amd64/jli:$ORIGIN/../lib/aarch64/jli",
                    launcher.toString()));
            patchelf.fetch(launcher.getFileName().toString(), work, Map.of(), progress, arguments);
        }
    }

    private List<Path> launchers() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("usr/lib/jvm"))) {
            return files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .filter(file -> file.endsWith("bin/java") || file.getFileName().toString().equals("jspawnhelper"))
                    .toList();
        }
    }

    private static Path find(Path root, String prefix) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                    .filter(file -> file.getFileName().toString().startsWith(prefix)).findFirst()
                    .orElseThrow(() -> new IOException("The unpacked packages have no " + prefix));
        }
    }
}
