package org.aeneas.sstable.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.tests.support.Readers;

/**
 * What real nodes wrote for the sake of these tests ({@code resources/sstables/README.md}), with what they answered to
 * {@code SELECT *} on each table: {@code TABLE.rows}, a row a line, {@code column=hexadecimal bytes}, null left out.
 */
enum Generated {
    /** Cassandra 2.1.20, RandomPartitioner. */
    G21("g21", List.of(Readers.V3)),
    /** Cassandra 3.11.19, Murmur3Partitioner. */
    G311("g311", List.of(Readers.V3, Readers.V5)),
    /** Cassandra 3.11.19, ByteOrderedPartitioner. */
    GBOP("gbop", List.of(Readers.V3));

    final List<String> readers;
    private final Path folder;

    Generated(String folder, List<String> readers) {
        this.folder = Path.of("resources/sstables", folder);
        this.readers = readers;
    }

    List<String> tables() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".rows"))
                    .map(name -> name.substring(0, name.length() - ".rows".length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TableSchema schema(String table) {
        return SchemaReader.read(folder.resolve("schema.cql")).table("gen", table).orElseThrow();
    }

    Path directory(String table) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(table + "-"))
                    .findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second at which the node was asked. */
    long asOf() {
        return Long.parseLong(read("asOf").get(0));
    }

    /** What the node answered, in its order. */
    List<Map<String, String>> rows(String table) {
        return read(table + ".rows").stream().map(Generated::cells).toList();
    }

    private static Map<String, String> cells(String line) {
        Map<String, String> cells = new TreeMap<>();
        for (String cell : line.split(" ")) {
            int equals = cell.indexOf('=');
            cells.put(cell.substring(0, equals), cell.substring(equals + 1));
        }
        return cells;
    }

    private List<String> read(String file) {
        try {
            return Files.readAllLines(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
