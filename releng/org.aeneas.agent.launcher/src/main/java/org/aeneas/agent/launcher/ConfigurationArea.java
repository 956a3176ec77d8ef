package org.aeneas.agent.launcher;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * Where Equinox writes its caches, among them classes: a folder that nobody may write to but who runs them. So root
 * does not take the home of HOME, which sudo may leave the caller's.
 */
final class ConfigurationArea implements Closeable {
    private static final String NAME = "aws-cassandra-extractor";

    private final Path folder;
    private final boolean temporary;

    private ConfigurationArea(Path folder, boolean temporary) {
        this.folder = folder;
        this.temporary = temporary;
    }

    static ConfigurationArea open(Map<String, String> environment) throws IOException {
        Path chosen = chosen(environment);
        try {
            Files.createDirectories(chosen);
            if (Files.isWritable(chosen)) {
                return new ConfigurationArea(chosen, false);
            }
        } catch (IOException e) {
            return temporary();
        }
        return temporary();
    }

    private static ConfigurationArea temporary() throws IOException {
        return new ConfigurationArea(Files.createTempDirectory(NAME), true);
    }

    private static Path chosen(Map<String, String> environment) {
        String given = environment.get("AENEAS_CONFIGURATION");
        String ofService = environment.get("CACHE_DIRECTORY");
        if (given != null) {
            return Paths.get(given).toAbsolutePath();
        }
        if (ofService != null) {
            return Paths.get(ofService, "configuration");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            return Paths.get("/var/cache/" + NAME + "-root/configuration");
        }
        String caches = environment.get("XDG_CACHE_HOME");
        return Paths.get(caches != null ? caches : System.getProperty("user.home") + "/.cache", NAME, "configuration");
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
