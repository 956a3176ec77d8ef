package org.aeneas.bench.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.aeneas.bench.Pass;
import org.aeneas.bench.internal.peer.MakeChanges;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.extract.Target;
import org.aeneas.extract.changes.ChangeStaging;
import org.aeneas.extract.changes.ExpiryQueue;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.ChangeReader;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTables;
import org.aeneas.sstable.TableChanges;
import org.aeneas.sstable.TableChanges.Replica;
import org.aeneas.staging.Compression;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.Format;

/**
 * Cycles of change capture, each with {@value #CHANGES} changed rows, over a table that lies in one SSTable: what
 * changed is looked up, merged, mapped and staged on disk. The flush, the snapshot and the loading, which are
 * Cassandra's and DynamoDB's time, are not in it. The first cycles, in which files are opened, are not counted.
 *
 * @param rows of the table
 */
record Changes(String name, long rows) implements Contest {
    private static final int CHANGES = 1000;
    private static final int OPENING = 4;
    private static final int CYCLES = 24;
    private static final String VERSION = "1";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String NODE = "here";
    /** Nothing in the sample tables expires. */
    private static final long AS_OF = 1_900_000_000;

    @Override
    public String what() {
        return "cycles of " + CHANGES + " changed rows in a table of " + String.format("%,d", rows)
                + ": read, mapped and staged, without flush, snapshot and loading";
    }

    @Override
    public boolean onRequest() {
        return true;
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        data(site, progress).warm();
        changes(site, progress);
        run(site, progress);
    }

    private SampleData data(Site site, Progress progress) {
        return SampleData.of(SampleTable.ROWS, rows, site, progress);
    }

    /** @return the folder of the SSTables, one a cycle */
    private Path changes(Site site, Progress progress) throws IOException {
        SampleData data = data(site, progress);
        return SampleData.files(site.cache().entry("bench/" + VERSION + "/changes-" + rows, progress,
                (folder, p) -> make(data, Files.createDirectories(SampleData.files(folder, data.table())), site, p)),
                data.table());
    }

    private static void make(SampleData data, Path files, Site site, Progress progress) throws IOException {
        progress.begin("Making changes of " + data.rows() + " rows", "SSTables", CYCLES);
        List<String> arguments = List.of(files.toString(), data.schema().toString(), data.table().insert(),
                Long.toString(data.rows()), Integer.toString(data.table().rowsPerPartition()),
                Integer.toString(CYCLES), Integer.toString(CHANGES));
        CassandraProgram.of(site.cassandra(progress))
                .process("the writer of SSTables", MakeChanges.class.getName(), arguments)
                .run(site.work().fresh("make"), LIMIT, progress);
        SampleData.settle(files);
        progress.worked(CYCLES);
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        SampleData data = data(site, progress);
        TableSchema schema = SchemaReader.read(Files.readString(data.schema(), StandardCharsets.UTF_8), "bench", "")
                .tables().get(0);
        SSTables sstables = site.equipment().sstables();
        List<SSTable> files = new ArrayList<>(sstables.find(schema, List.of(data.files())).files());
        List<SSTable> changed = new ArrayList<>(sstables.find(schema, List.of(changes(site, progress))).files());
        changed.sort(Comparator.comparingInt(file -> Integer.parseInt(file.generation())));
        String partitioner = sstables.find(schema, List.of(data.files())).partitioner();
        TableMapping mapping = Mapper.propose(schema, MappingOptions.DEFAULT);
        Path out = site.work().fresh("changes");
        ChangeStaging staging = new ChangeStaging(mapping, Format.DYNAMODB_JSON, Compression.NONE,
                Target.folder(out.resolve("staged")), out.resolve("staging"),
                new ExpiryQueue(out.resolve("expiries"), FileForm.PLAIN));
        long nanos = 0;
        long keys = 0;
        try (ChangeReader reader = sstables.changes()) {
            for (int cycle = 1; cycle <= CYCLES; cycle++) {
                SSTable named = changed.get(cycle - 1);
                List<SSTable> before = List.copyOf(files);
                files.add(named);
                long begun = System.nanoTime();
                try (ChangeCursor cursor = reader.open(TableChanges.of(schema, partitioner,
                        new Replica(NODE, List.of(named), before, files), AS_OF, AS_OF))) {
                    long found = staging.stage(ChangeStaging.Cycle.of(cycle, AS_OF), cursor, Progress.NONE).counts()
                            .keys();
                    if (cycle > OPENING) {
                        keys += found;
                        nanos += System.nanoTime() - begun;
                    }
                }
            }
        }
        return Pass.here(keys, nanos / 1e9);
    }
}
