package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.MappingJson;
import org.aeneas.mapping.TableMapping;
import org.aeneas.staging.Format;
import org.aeneas.staging.Manifest;
import org.aeneas.validate.ValidateOptions;
import org.aeneas.validate.ValidationReport;
import org.aeneas.validate.Validator;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code aeneas validate}: the source against DynamoDB, item by item. */
@Command(name = "validate", description = {
    "Compares a table's rows with the items in DynamoDB and lists what differs.",
    "The source is a live cluster (--host) or SSTables on disk (--schema and --data).",
    "Exit status 1 if anything differs and is not repaired." })
final class ValidateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private AwsOptions aws;

    @Mixin
    private CassandraOptions cassandra;

    @Mixin
    private MappingFlags mapping;

    @Option(names = "--table", required = true, paramLabel = "KS.TABLE", converter = TableName.Converter.class,
            description = "The table.")
    private TableName table;

    @Option(names = "--consistency", paramLabel = "LEVEL", defaultValue = "LOCAL_QUORUM",
            description = "Consistency of the reads of a live cluster: ${COMPLETION-CANDIDATES}. "
                    + "Default: ${DEFAULT-VALUE}.")
    private Consistency consistency;

    @Option(names = "--schema", paramLabel = "FILE.cql",
            description = "File with the table's CREATE statements, for --data.")
    private Path schema;

    @Option(names = "--data", arity = "1..*", paramLabel = "DIR", description = "The table's directories of SSTables.")
    private List<Path> data = List.of();

    @Option(names = "--from", paramLabel = "PLACE",
            description = "Folder or s3://BUCKET/PREFIX of the extraction: take the "
            + "mapping, and with --data the time, of its plan.")
    private String from;

    @Option(names = "--as-of", paramLabel = "SECONDS",
            description = "Epoch second by which it is decided what has expired. Default: now, or the plan's.")
    private Long asOf;

    @Option(names = "--sample", paramLabel = "PERCENT", defaultValue = "100",
            description = "Compare that share of the items only; then extra items are not looked for. "
                    + "Default: ${DEFAULT-VALUE}.")
    private double sample;

    @Option(names = "--repair", description = {
        "Mend DynamoDB: write what is missing or different, delete what is extra.",
        "A live cluster does not tell when rows expire: a missing item is then written without 'ttl'. "
                + "Use --data for tables whose rows expire." })
    private boolean repair;

    @Option(names = "--dms", description = "The table was loaded by AWS DMS: binary values are base64 in texts, "
            + "collections JSON in texts. Taken as given where --from names files for AWS DMS.")
    private boolean dms;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "4",
            description = "Threads that read each side. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--scratch", paramLabel = "DIR",
            description = "Folder for about 64 bytes an item. Default: the system's for temporary files.")
    private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--list", paramLabel = "N", defaultValue = "100",
            description = "List so many differences at most. Default: ${DEFAULT-VALUE}.")
    private int listed;

    /** Those of Cassandra's levels that a read of rows can have. */
    enum Consistency { ONE, TWO, THREE, QUORUM, ALL, LOCAL_ONE, LOCAL_QUORUM }

    /** @param without attributes that the source cannot tell */
    private record Compared(ValidationReport report, List<String> without) {
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec, common);
        Arguments.require(spec, sample > 0 && sample <= 100, "--sample must be over 0 and at most 100.");
        Arguments.positive(spec, "--threads", threads);
        Arguments.require(spec, cassandra.given() == data.isEmpty(),
                "Name one source: --host, or --schema and --data.");
        Arguments.require(spec, data.isEmpty() || schema != null, "--data needs --schema.");
        long begun = System.nanoTime();
        try (Interruption interruption = new Interruption();
                TerminalProgress progress = terminal.progress();
                AwsSession session = aws.connect()) {
            Compared compared = cassandra.given() ? live(session, progress) : onDisk(session, progress);
            progress.done();
            double seconds = (System.nanoTime() - begun) / 1_000_000 / 1000.0;
            ValidationAnswer answer = new ValidationAnswer(Map.of(table.toString(), compared.report()),
                    compared.without(), seconds);
            terminal.answer(answer.json(), answer.text());
            return compared.report().agrees() ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
        }
    }

    private Compared live(AwsSession session, TerminalProgress progress) {
        try (SourceConnection connection = cassandra.connect(progress)) {
            TableSchema declared = connection.schema().table(table.keyspace(), table.table())
                    .orElseThrow(() -> new Problem("table-unknown",
                            "The cluster has no table " + table + ".", cassandra.host(),
                            "Correct the name; 'aeneas assess --host' lists the tables.").asException());
            try (RowSource rows = connection.query(declared, consistency.name())) {
                return compare(rows, session, progress);
            }
        }
    }

    private Compared onDisk(AwsSession session, TerminalProgress progress) {
        TableSchema declared = SchemaFile.table(schema, table);
        try (RowSource rows = Services.sstables().open(declared, data)) {
            return compare(rows, session, progress);
        }
    }

    /** Before a row is read at the source: that may take hours. */
    private static void requireTable(AwsSession session, String name, AwsOptions aws) {
        if (session.tables().describe(name).isEmpty()) {
            throw new Problem("table-missing", "There is no table " + name + " in DynamoDB.", aws.place(),
                    "Load it first, correct --target-table or --region, or name the loaded extraction with --from.")
                    .asException();
        }
    }

    private Compared compare(RowSource rows, AwsSession session, TerminalProgress progress) {
        Optional<Manifest> manifest = Optional.ofNullable(from)
                .map(place -> StagedFiles.at(place, session).manifest(table));
        TableMapping mapped = manifest.map(m -> MappingJson.readMapping(m.mapping()))
                .orElseGet(() -> mapping.propose(rows.schema()));
        requireTable(session, mapped.targetTable(), aws);
        long now = Instant.now().getEpochSecond();
        long second = asOf != null ? asOf
                : manifest.filter(m -> rows.tellsExpiry()).map(m -> m.plan().asOf()).orElse(now);
        // Such files are staged for AWS DMS.
        boolean byDms = dms || manifest.filter(m -> m.plan().format() == Format.DMS_CSV).isPresent();
        ItemForm form = byDms ? ItemForm.DMS : ItemForm.NATIVE;
        ValidateOptions options = new ValidateOptions(sample / 100, threads, repair, second, now, scratch, listed, form);
        List<String> without = rows.tellsExpiry() ? List.of() : mapped.writeTimeAttribute().stream().toList();
        return new Compared(new Validator(rows, mapped, session.items(), options).run(progress), without);
    }
}
