package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.extract.ExtractReport;
import org.aeneas.extract.TableExtract;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.LoadTask;
import org.aeneas.load.Preparation;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sandbox.CassandraNode;
import org.aeneas.sandbox.Sandbox;
import org.aeneas.sandbox.shop.ShopKeyspace;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.SourceFile;
import org.aeneas.validate.ValidateOptions;
import org.aeneas.validate.ValidationReport;
import org.aeneas.validate.Validator;

/** The steps of the demo, on a sandbox that runs. */
final class Demo {

    /**
     * @param reports  by source table
     * @param problems of parts that could not be extracted or loaded
     */
    record Outcome(Map<String, ValidationReport> reports, List<Problem> problems) {
    }

    private static final String SNAPSHOT = "aeneas";
    private static final String PREFIX = "demo/";
    static final long SEED = 29;
    private static final int THREADS = 2;
    private static final int LISTED = 20;

    private final Sandbox sandbox;
    private final int rows;
    private final ItemForm form;
    private final List<Problem> problems = new ArrayList<>();

    /** @param form of the items: that of whoever loads them */
    Demo(Sandbox sandbox, int rows, ItemForm form) {
        this.sandbox = sandbox;
        this.rows = rows;
        this.form = form;
    }

    Outcome run(Progress progress) {
        Map<String, ValidationReport> reports = new LinkedHashMap<>();
        try (SourceConnection cassandra = SandboxAction.connect(sandbox.endpoints(), progress);
                AwsSession session = Services.aws().connect(sandbox.endpoints().profile())) {
            CassandraNode node = sandbox.cluster().nodes().get(0);
            ShopKeyspace shop = ShopKeyspace.of(node.version(), sandbox.endpoints().datacenter());
            shop.fill(rows, SEED, new ShopRunner(cassandra), () -> node.flush(shop.keyspace()), progress);
            node.snapshot(SNAPSHOT, shop.keyspace());
            List<TableMapping> mappings = cassandra.schema().tables().stream()
                    .filter(table -> table.keyspace().equals(shop.keyspace()))
                    .map(table -> Mapper.propose(table, MappingOptions.DEFAULT)).toList();
            mappings.forEach(mapping -> extract(mapping, node, session, progress));
            if (form == ItemForm.DMS) {
                problems.addAll(new DemoDms(session, staged(session)).load(mappings, sandbox.endpoints().bucket(),
                        PREFIX, progress));
            } else {
                mappings.forEach(mapping -> load(mapping, session, progress));
            }
            mappings.forEach(mapping -> reports
                    .put(mapping.source().qualifiedName(), validate(mapping, cassandra, session, progress)));
        }
        return new Outcome(reports, problems);
    }

    private void extract(TableMapping mapping, CassandraNode node, AwsSession session, Progress progress) {
        TableSchema table = mapping.source();
        SSTables sstables = Services.sstables();
        Path snapshot = node.tableDirectory(table.keyspace(), table.name()).resolve("snapshots").resolve(SNAPSHOT);
        SSTableSet files = sstables.find(table, List.of(snapshot));
        List<SourceFile> sources = files.files().stream().map(file -> SourceFile.of(file.data())).toList();
        TableExtract.Options options = (form == ItemForm.DMS
                ? TableExtract.Options.of(Format.DMS_CSV, Compression.NONE)
                : TableExtract.Options.of(Format.DYNAMODB_JSON, Compression.ZSTD)).withThreads(THREADS);
        StagedFiles staged = staged(session);
        try (RowSource source = sstables.open(table, files)) {
            ExtractReport report = new TableExtract(mapping, source, sources, options)
                    .run(staged.place(), sandbox.directory().resolve("tasks"),
                            new ProgressTo(progress, "s3://" + sandbox.endpoints().bucket() + "/" + PREFIX));
            report.tables().get(0).failed().forEach(chunk -> problems.add(chunk.problem()));
        }
    }

    private void load(TableMapping mapping, AwsSession session, Progress progress) {
        StagedFiles staged = staged(session);
        TableName name = new TableName(mapping.source().keyspace(), mapping.source().name());
        Manifest manifest = staged.manifest(name);
        LoadTask task = LoadTask.of(manifest, new Capacity.OnDemand(), Map.of("origin", "aeneas-demo"),
                Preparation.DO_NOTHING, sandbox.directory().resolve("load"));
        LoadReport report = staged.itemEngine(session, LoadOptions.DEFAULT, manifest).load(task, progress);
        report.failed().forEach(failed -> problems.add(failed.problem()));
    }

    private ValidationReport validate(TableMapping mapping, SourceConnection cassandra, AwsSession session,
            Progress progress) {
        long now = Instant.now().getEpochSecond();
        ValidateOptions options = new ValidateOptions(1, THREADS, false, now, now,
                sandbox.directory().resolve("scratch"), LISTED, form);
        try (RowSource source = cassandra.query(mapping.source(), "LOCAL_QUORUM")) {
            return new Validator(source, mapping, session.items(), options).run(progress);
        }
    }

    private StagedFiles staged(AwsSession session) {
        return StagedFiles.inBucket(session, sandbox.endpoints().bucket(), PREFIX);
    }
}
