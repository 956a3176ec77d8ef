package org.aeneas.sandbox.internal.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The SHA-256 sums of a directory's files, in a file of that directory. A file whose size and modification time are as
 * noted is taken for unchanged; any other is read again. A symbolic link's content is where it points to.
 */
public final class Manifest {
    private static final String NAME = ".aeneas-manifest";

    private record Line(String sha256, long size, long modified) {
    }

    private Manifest() {
    }

    public static void write(Path directory) throws IOException {
        Map<String, Line> lines = new TreeMap<>();
        for (Path file : files(directory)) {
            lines.put(directory.relativize(file).toString(), lineOf(file));
        }
        store(directory, lines);
    }

    /** @return whether the directory has the files that it had when its manifest was written, and no others */
    public static boolean verify(Path directory) throws IOException {
        if (!Files.isRegularFile(directory.resolve(NAME))) {
            return false;
        }
        Map<String, Line> noted = load(directory);
        Map<String, Line> touched = new TreeMap<>();
        List<Path> files = files(directory);
        for (Path file : files) {
            String name = directory.relativize(file).toString();
            Line line = noted.get(name);
            if (line == null || size(file) != line.size()) {
                return false;
            }
            if (modified(file) != line.modified()) {
                Line now = lineOf(file);
                if (!now.sha256().equals(line.sha256())) {
                    return false;
                }
                touched.put(name, now);
            }
        }
        if (files.size() != noted.size()) {
            return false;
        }
        if (!touched.isEmpty()) {
            noted.putAll(touched);
            store(directory, noted);
        }
        return true;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.equals(directory.resolve(NAME))).toList();
        }
    }

    private static Line lineOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        if (Files.isSymbolicLink(file)) {
            digest.update(Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
        } else {
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return new Line(HexFormat.of().formatHex(digest.digest()), size(file), modified(file));
    }

    private static long size(Path file) throws IOException {
        return Files.isSymbolicLink(file) ? 0 : Files.size(file);
    }

    private static long modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toMillis();
    }

    private static void store(Path directory, Map<String, Line> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach((name, line) -> text.append(line.sha256()).append(' ').append(line.size()).append(' ')
                .append(line.modified()).append(' ').append(name).append('\n'));
        Files.writeString(directory.resolve(NAME), text);
    }

    private static Map<String, Line> load(Path directory) throws IOException {
        Map<String, Line> lines = new TreeMap<>();
        for (String text : Files.readAllLines(directory.resolve(NAME))) {
            String[] parts = text.split(" ", 4);
            lines.put(parts[3], new Line(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }
        return lines;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
