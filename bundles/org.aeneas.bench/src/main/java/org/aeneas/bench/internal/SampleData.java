package org.aeneas.bench.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.aeneas.bench.internal.peer.MakeTable;
import org.aeneas.core.Progress;

/**
 * The SSTables of a sample table, as Cassandra's own writer makes them; in the cache, since making them takes longer
 * than reading them.
 *
 * @param files  the folder of the SSTables
 * @param schema the file with the CREATE TABLE statement
 */
record SampleData(SampleTable table, long rows, Path files, Path schema) {
    /** Changes whenever the rows or their layout do. */
    private static final String VERSION = "1";
    private static final long SLOWEST_ROWS_PER_SECOND = 5_000;
    private static final Duration START = Duration.ofMinutes(2);
    /** The writer holds a partition in memory: of a million rows, about a gigabyte. */
    private static final String HEAP = "1500m";

    static SampleData of(SampleTable table, Site site, Progress progress) {
        return of(table, table.rows(site.rows()), site, progress);
    }

    static SampleData of(SampleTable table, long rows, Site site, Progress progress) {
        Path entry = site.cache().entry("bench/" + VERSION + "/" + table.table() + "-" + rows, progress,
                (folder, p) -> make(at(folder, table, rows), site.cassandra(p), site.work().fresh("make"), p));
        return at(entry, table, rows);
    }

    private static SampleData at(Path folder, SampleTable table, long rows) {
        return new SampleData(table, rows, files(folder, table), folder.resolve("schema.cql"));
    }

    /** Where a folder has SSTables of a table: Cassandra knows it by the names of the folders. */
    static Path files(Path folder, SampleTable table) {
        return folder.resolve(SampleTable.KEYSPACE).resolve(table.table());
    }

    private static void make(SampleData data, Path cassandra, Path work, Progress progress) throws IOException {
        SampleTable table = data.table();
        progress.begin("Making " + table.qualifiedName() + ", " + data.rows() + " rows in " + table.files()
                + " SSTables", "rows", -1);
        Files.createDirectories(data.files());
        Files.writeString(data.schema(), table.create());
        List<String> arguments = List.of(data.files().toString(), data.schema().toString(), table.insert(),
                Long.toString(data.rows()), Integer.toString(table.rowsPerPartition()),
                Integer.toString(table.files()));
        Duration limit = START.plusSeconds(data.rows() * table.files() / SLOWEST_ROWS_PER_SECOND);
        CassandraProgram.of(cassandra).heap(HEAP)
                .process("the writer of SSTables", MakeTable.class.getName(), arguments).run(work, limit, progress);
        settle(data.files());
        progress.worked(data.rows());
    }

    /** What was made must not be on its way to the disk while somebody is measured. */
    static void settle(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    /** Reads the files once, so that no contestant is the one who waits for the disk. */
    void warm() throws IOException {
        for (Path file : list()) {
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    List<Path> list() throws IOException {
        try (Stream<Path> all = Files.list(files)) {
            return all.sorted().toList();
        }
    }

    /** The Data components. */
    List<Path> dataFiles() throws IOException {
        return list().stream().filter(file -> file.getFileName().toString().endsWith("-Data.db")).toList();
    }
}
