package org.aeneas.cli.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.RowSource.Split;
import org.aeneas.engine.SourceConnection;
import org.aeneas.mapping.AssessmentReport;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.Prices;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableStatistics;
import org.aeneas.project.DataFolder;
import org.aeneas.project.ProjectSession;
import org.aeneas.report.PdfReport;
import org.aeneas.staging.DurableFiles;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code aeneas assess}: what will become of every table. */
@Command(name = "assess", description = {
    "Shows what every table becomes in DynamoDB: keys, attributes, what is lost, what it costs.",
    "Of a file with CREATE statements, a live cluster, or a project with what it has loaded and mapped.",
    "Nothing is moved or changed." })
final class AssessCommand implements Callable<Integer> {

    enum Form { TEXT, JSON, HTML, CSV, PDF }

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProjectOptions projects;

    @Mixin
    private CassandraOptions cassandra;

    @Mixin
    private MappingFlags mapping;

    @Option(names = "--schema", paramLabel = "FILE.cql", description = "File with CREATE statements.")
    private Path schemaFile;

    @Option(names = "--table", paramLabel = "KS.TABLE", converter = TableName.Converter.class,
            description = "Only this table.")
    private TableName table;

    @Option(names = "--data", arity = "1..*", paramLabel = "DIR",
            description = "SSTables of the table that --table names: sizes and costs are estimated from them.")
    private List<Path> data = List.of();

    @Option(names = "--format", paramLabel = "FORM", defaultValue = "text", converter = FormConverter.class,
            description = "text, json, html, csv or pdf; pdf needs --out. Default: ${DEFAULT-VALUE}.")
    private Form form;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Write the report to this file instead of standard output.")
    private Path out;

    @Option(names = "--price-million-writes", paramLabel = "PRICE",
            description = "Your Region's price of a million write request units.")
    private BigDecimal priceOfWrites;

    @Option(names = "--price-gb-month", paramLabel = "PRICE",
            description = "Your Region's price of a GB-month of storage.")
    private BigDecimal priceOfStorage;

    @Option(names = "--price-gb-import", paramLabel = "PRICE",
            description = "Your Region's price of a GB that DynamoDB imports from S3.")
    private BigDecimal priceOfImport;

    @Option(names = "--currency", paramLabel = "NAME", defaultValue = "USD",
            description = "Currency of the prices. Default: ${DEFAULT-VALUE}.")
    private String currency;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec, common);
        long sources = Stream.of(cassandra.given(), schemaFile != null, projects.given()).filter(it -> it).count();
        Arguments.require(spec, sources == 1 || sources == 0 && ProjectOptions.isHere(),
                "Name one source: --schema, --host, --source-engine or --project.");
        Optional<ProjectSession> project = sources == 0 || projects.given() ? Optional.of(projects.open())
                : Optional.empty();
        Arguments.require(spec, data.isEmpty() || table != null, "--data needs --table.");
        Arguments.require(spec, form != Form.PDF || common.json() || out != null, "--format pdf needs --out.");
        String source = schemaFile != null ? schemaFile.toString()
                : project.map(it -> it.file().toString()).orElseGet(cassandra::host);
        Schema schema = project.isPresent() ? project.get().project().requireSchema() : schema(terminal);
        List<TableSchema> chosen = schema.tables().stream().filter(this::wanted).toList();
        if (chosen.isEmpty()) {
            throw (table == null ? noTables(source) : new Problem("table-unknown", "There is no table " + table + ".",
                    source, SchemaFile.otherTables(schema))).asException();
        }
        Schema assessed = new Schema(chosen, schema.types(), schema.others());
        List<TableMapping> mappings = mapping.propose(chosen, project.map(it -> it.project().mapping())
                .orElse(MappingOptions.DEFAULT));
        print(AssessmentReport.of(assessed, mappings, statistics(mappings), prices(project.isPresent())), terminal);
        return CommandLineInterface.DONE;
    }

    /** For a project those of the workbench, unless others are given. */
    private Prices prices(boolean ofProject) {
        boolean priced = Stream.of(priceOfWrites, priceOfStorage, priceOfImport).anyMatch(Objects::nonNull);
        if (ofProject && !priced) {
            return DataFolder.ofUser().prices().prices();
        }
        return new Prices(priced ? currency : "", Optional.ofNullable(priceOfWrites),
                Optional.ofNullable(priceOfStorage), Optional.ofNullable(priceOfImport));
    }

    private Problem noTables(String source) {
        return cassandra.given()
                ? new Problem("table-unknown", "The cluster has no table of its users to assess.", source,
                        "Connect to the cluster whose tables are to be moved.")
                : new Problem("table-unknown", schemaFile == null ? "The project has no table to assess."
                        : "The file declares no table to assess.", source, schemaFile == null
                        ? "Load its source again with 'aeneas connect source'."
                        : "Name a file with CREATE TABLE statements.");
    }

    private Schema schema(Terminal terminal) {
        if (schemaFile != null) {
            return SchemaReader.read(schemaFile);
        }
        try (TerminalProgress progress = terminal.progress();
                SourceConnection connection = cassandra.connect(progress)) {
            Schema schema = connection.schema();
            progress.done();
            return schema;
        }
    }

    private boolean wanted(TableSchema candidate) {
        return table == null || candidate.keyspace().equals(table.keyspace()) && candidate.name().equals(table.table());
    }

    private Map<String, TableStatistics> statistics(List<TableMapping> mappings) {
        Map<String, TableStatistics> statistics = new HashMap<>();
        if (!data.isEmpty()) {
            TableMapping only = mappings.get(0);
            try (RowSource rows = Services.sstables().open(only.source(), data)) {
                List<Split> splits = rows.splits(Long.MAX_VALUE);
                long count = splits.stream().mapToLong(split -> Math.max(0, split.estimatedRows())).sum();
                long bytes = splits.stream().mapToLong(Split::estimatedBytes).sum();
                statistics.put(only.source().qualifiedName(), TableStatistics.estimate(only, count, bytes));
            }
        }
        return statistics;
    }

    private void print(AssessmentReport report, Terminal terminal) {
        if (out == null) {
            terminal.out().println(text(report));
            return;
        }
        try {
            Files.write(out, form == Form.PDF && !common.json() ? PdfReport.of(report)
                    : text(report).getBytes(StandardCharsets.UTF_8));
            terminal.err().println("The report is in " + out + ".");
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "its folder does not exist" : DurableFiles.reason(e);
            throw new Problem("file-unwritable", "The report cannot be written: " + why + ".", out.toString(),
                    "Name another file with --out, or make that one writable.").asException(e);
        }
    }

    private String text(AssessmentReport report) {
        Form chosen = common.json() ? Form.JSON : form;
        return switch (chosen) {
            case JSON -> Json.of(report.json());
            case HTML -> report.html();
            case CSV -> report.csv();
            default -> report.text();
        };
    }

    static final class FormConverter implements ITypeConverter<Form> {
        @Override
        public Form convert(String text) {
            return Stream.of(Form.values()).filter(form -> form.name().equalsIgnoreCase(text)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of text, json, html, csv, pdf"));
        }
    }
}
