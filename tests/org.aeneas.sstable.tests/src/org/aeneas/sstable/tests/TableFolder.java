package org.aeneas.sstable.tests;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A table's directory that a test makes, spoils and looks into. */
record TableFolder(Path path) {

    /** A copy of a fixture's directory. */
    static TableFolder copyOf(Path directory, Path into) {
        try (Stream<Path> files = Files.list(directory)) {
            Path copy = Files.createDirectories(into.resolve(directory.getFileName()));
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
            return new TableFolder(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds an SSTable whose Statistics is that of a fixture, and whose other components are empty. */
    TableFolder with(Path statistics, String base, String... components) {
        try {
            Files.copy(statistics, path.resolve(base + "Statistics.db"));
            for (String component : components) {
                Files.createFile(path.resolve(base + component));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String ending) {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending)).sorted()
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TableFolder delete(String ending) {
        try {
            Files.delete(file(ending));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void truncate(String ending, long length) {
        try {
            byte[] bytes = Files.readAllBytes(file(ending));
            Files.write(file(ending), Arrays.copyOf(bytes, (int) length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void flip(String ending, int bit) {
        try {
            byte[] bytes = Files.readAllBytes(file(ending));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file(ending), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** File name → CRC, to see that nothing was changed. */
    Map<String, Long> fingerprint() {
        Map<String, Long> prints = new TreeMap<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.toList()) {
                CRC32 crc = new CRC32();
                crc.update(Files.readAllBytes(file));
                prints.put(file.getFileName().toString(), crc.getValue());
            }
            return prints;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a transaction log of Cassandra 3.0 and later; a record is {@code ADD ma-1-big 8} or {@code COMMIT}. */
    TableFolder log(String name, String... records) {
        List<String> lines = Stream.of(records).map(this::line).toList();
        try {
            Files.write(path.resolve(name), lines);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line(String record) {
        String[] words = record.split(" ");
        String file = words.length > 1 ? path.resolve(words[1]).toString() : "";
        long time = words[0].equals("ADD") ? 0 : 1_480_512_000_000L;
        int files = words.length > 2 ? Integer.parseInt(words[2]) : 0;
        CRC32 crc = new CRC32();
        crc.update(file.getBytes(StandardCharsets.UTF_8));
        crc.update(words[0].getBytes(StandardCharsets.UTF_8));
        for (int number : new int[] {(int) time, (int) (time >>> 32), files}) {
            crc.update(number >>> 24);
            crc.update(number >>> 16);
            crc.update(number >>> 8);
            crc.update(number);
        }
        return words[0] + ":[" + file + "," + time + "," + files + "][" + crc.getValue() + "]";
    }

    /** The Statistics component of Cassandra 2.0, up to the partitioner's name. */
    static void writeStatistics20(Path file, String partitioner) {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            for (int histogram = 0; histogram < 2; histogram++) {
                out.writeInt(3);
                for (int i = 0; i < 6; i++) {
                    out.writeLong(i);
                }
            }
            out.writeLong(1);
            out.writeInt(2);
            out.writeLong(1000);
            out.writeLong(2000);
            out.writeInt(Integer.MAX_VALUE);
            out.writeDouble(0.01);
            out.writeDouble(0.5);
            out.writeUTF(partitioner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
