package org.aeneas.cli.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.aeneas.aws.AwsSession;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.extract.ExtractReport;
import org.aeneas.extract.TableExtract;
import org.aeneas.mapping.TableMapping;
import org.aeneas.sstable.SSTableSet;
import org.aeneas.sstable.SSTables;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.aeneas.staging.Layout;
import org.aeneas.staging.Manifest;
import org.aeneas.staging.SourceFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code aeneas extract}: SSTables on disk to staged files, with no cluster and no AWS. */
@Command(name = "extract", description = { "Reads a table's SSTables from disk and stages its rows as files.",
    "Run again with the same options, it goes on where it was interrupted." })
final class ExtractCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private MappingFlags mapping;

    @Option(names = "--schema", required = true, paramLabel = "FILE.cql",
            description = "File with the table's CREATE statements.")
    private Path schema;

    @Option(names = "--table", required = true, paramLabel = "KS.TABLE", converter = TableName.Converter.class,
            description = "The table.")
    private TableName table;

    @Option(names = "--data", required = true, arity = "1..*", paramLabel = "DIR",
            description = "The table's directories; 'backups' and 'snapshots/NAME' are read only when they are named.")
    private List<Path> data;

    @Option(names = "--format", required = true, paramLabel = "FORMAT", converter = FormatConverter.class,
            description = "dynamodb-json or dms-csv.")
    private Format format;

    @Mixin
    private AwsOptions aws;

    @Option(names = "--out", required = true, paramLabel = "PLACE",
            description = "Output folder, or s3://BUCKET/PREFIX.")
    private String out;

    @Option(names = "--compression", paramLabel = "NAME", defaultValue = "none", converter = CompressionConverter.class,
            description = "none, gzip or zstd. Default: ${DEFAULT-VALUE}.")
    private Compression compression;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that read. Default: one a processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--as-of", paramLabel = "SECONDS",
            description = "Epoch second by which it is decided what has expired. Default: now.")
    private Long asOf;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec, common);
        Arguments.positive(spec, "--threads", threads);
        TableSchema declared = SchemaFile.table(schema, table);
        TableMapping proposed = mapping.propose(declared);
        SSTables sstables = Services.sstables();
        SSTableSet files = sstables.find(declared, data);
        List<SourceFile> sources = files.files().stream().map(file -> SourceFile.of(file.data())).toList();
        TableExtract.Options options = TableExtract.Options.of(format, compression).withThreads(threads);
        try (Interruption interruption = new Interruption();
                TerminalProgress progress = terminal.progress();
                RowSource rows = sstables.open(declared, files)) {
            TableExtract extract = new TableExtract(proposed, rows, sources,
                    asOf == null ? options : options.withAsOf(asOf));
            ExtractReport report = StagedFiles.isBucket(out) ? toBucket(extract, progress)
                    : extract.run(Path.of(out), progress);
            progress.done();
            return answer(terminal, report);
        }
    }

    /** How far it is, and objects on their way, are kept on this machine's disk. */
    private ExtractReport toBucket(TableExtract extract, TerminalProgress progress) {
        try (AwsSession session = aws.connect()) {
            Path tasks = StateFolder.resolve("extract").resolve(aws.destination(session))
                    .resolve(URLEncoder.encode(out, StandardCharsets.UTF_8));
            return extract.run(StagedFiles.at(out, session).place(), tasks, progress);
        }
    }

    private Integer answer(Terminal terminal, ExtractReport report) {
        ExtractReport.Table staged = report.tables().get(0);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", staged.table());
        json.put("rows", staged.rows());
        json.put("items", staged.items());
        json.put("rejects", staged.rejects());
        json.put("bytes", staged.bytes());
        json.put("files", staged.files());
        json.put("seconds", seconds(report.elapsed()));
        if (!staged.complete()) {
            Manifest.FailedChunk first = staged.failed().get(0);
            json.put("error", first.problem());
        }
        terminal.answer(json, text(staged, report.elapsed()));
        staged.failed().forEach(chunk -> terminal.problem(chunk.problem()));
        return staged.complete() ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
    }

    private String text(ExtractReport.Table staged, Duration elapsed) {
        StringBuilder text = new StringBuilder()
                .append(TerminalProgress.count(staged.rows(), "row")).append(" of ").append(staged.table())
                .append(staged.rows() == 1 ? " is " : " are ").append(TerminalProgress.count(staged.items(), "item"))
                .append(staticItems(staged)).append(" in ").append(TerminalProgress.count(staged.files().size(), "file"))
                .append(", ").append(TerminalProgress.count(staged.bytes(), "byte")).append(", in ").append(out)
                .append(" (").append(TerminalProgress.time(elapsed)).append(").");
        if (staged.rejects() > 0) {
            text.append(System.lineSeparator()).append(TerminalProgress.count(staged.rejects()))
                    .append(" cannot be represented: see ").append(rejects()).append('.');
        }
        if (staged.counts().unknownCells() > 0) {
            text.append(System.lineSeparator()).append(TerminalProgress.count(staged.counts().unknownCells()))
                    .append(" cells of columns that the schema does not know were skipped.");
        }
        if (!staged.complete()) {
            text.append(System.lineSeparator()).append("NOT complete: ").append(staged.failed().size())
                    .append(" of the table's parts could not be read.");
        }
        return text.toString();
    }

    /** Static columns are an item of their own, so that there may be more items than rows. */
    private static String staticItems(ExtractReport.Table staged) {
        long items = staged.counts().staticItems();
        return items == 0 ? "" : " (" + TerminalProgress.count(items) + " of static columns)";
    }

    private String rejects() {
        return out + (out.endsWith("/") ? "" : "/") + new Layout(table.keyspace(), table.table()).rejects();
    }

    static double seconds(Duration elapsed) {
        return elapsed.toMillis() / 1000.0;
    }

    static final class FormatConverter implements ITypeConverter<Format> {
        @Override
        public Format convert(String text) {
            return Format.named(text).orElseThrow(
                    () -> new TypeConversionException("'" + text + "' is neither dynamodb-json nor dms-csv"));
        }
    }

    static final class CompressionConverter implements ITypeConverter<Compression> {
        @Override
        public Compression convert(String text) {
            return Compression.named(text).orElseThrow(
                    () -> new TypeConversionException("'" + text + "' is none of none, gzip, zstd"));
        }
    }
}
