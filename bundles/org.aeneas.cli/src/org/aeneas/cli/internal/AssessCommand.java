package org.aeneas.cli.internal;

import java.io.IOException;
import java.math.BigDecimal;
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
import org.aeneas.mapping.Prices;
import org.aeneas.mapping.TableMapping;
import org.aeneas.mapping.TableStatistics;
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
    "Nothing is moved or changed." })
final class AssessCommand implements Callable<Integer> {

    enum Form { TEXT, JSON, HTML }

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

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
            description = "text, json or html. Default: ${DEFAULT-VALUE}.")
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
        Arguments.require(spec, cassandra.given() != (schemaFile != null), "Name one source: --schema or --host.");
        Arguments.require(spec, data.isEmpty() || table != null, "--data needs --table.");
        Schema schema = schema(terminal);
        List<TableSchema> chosen = schema.tables().stream().filter(this::wanted).toList();
        if (chosen.isEmpty()) {
            String source = schemaFile == null ? cassandra.host() : schemaFile.toString();
            throw (table == null ? noTables(source) : new Problem("table-unknown", "There is no table " + table + ".",
                    source, SchemaFile.otherTables(schema))).asException();
        }
        Schema assessed = new Schema(chosen, schema.types(), schema.others());
        List<TableMapping> mappings = mapping.propose(chosen);
        boolean priced = Stream.of(priceOfWrites, priceOfStorage, priceOfImport).anyMatch(Objects::nonNull);
        Prices prices = new Prices(priced ? currency : "", Optional.ofNullable(priceOfWrites),
                Optional.ofNullable(priceOfStorage), Optional.ofNullable(priceOfImport));
        print(AssessmentReport.of(assessed, mappings, statistics(mappings), prices), terminal);
        return CommandLineInterface.DONE;
    }

    private Problem noTables(String source) {
        return schemaFile == null
                ? new Problem("table-unknown", "The cluster has no table of its users to assess.", source,
                        "Connect to the cluster whose tables are to be moved.")
                : new Problem("table-unknown", "The file declares no table to assess.", source,
                        "Name a file with CREATE TABLE statements.");
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
        Form chosen = common.json() ? Form.JSON : form;
        String text = switch (chosen) {
            case TEXT -> report.text();
            case JSON -> Json.of(report.json());
            case HTML -> report.html();
        };
        if (out == null) {
            terminal.out().println(text);
            return;
        }
        try {
            Files.writeString(out, text);
            terminal.err().println("The report is in " + out + ".");
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException ? "its folder does not exist" : DurableFiles.reason(e);
            throw new Problem("file-unwritable", "The report cannot be written: " + why + ".", out.toString(),
                    "Name another file with --out, or make that one writable.").asException(e);
        }
    }

    static final class FormConverter implements ITypeConverter<Form> {
        @Override
        public Form convert(String text) {
            return Stream.of(Form.values()).filter(form -> form.name().equalsIgnoreCase(text)).findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of text, json, html"));
        }
    }
}
