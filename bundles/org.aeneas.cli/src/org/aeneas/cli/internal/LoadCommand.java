package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableAdmin.Capacity;
import org.aeneas.load.LoadEngine;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.LoadTask;
import org.aeneas.load.Preparation;
import org.aeneas.staging.Manifest;

import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code aeneas load}: staged files to DynamoDB. */
@Command(name = "load", description = {
    "Creates the DynamoDB table and loads what 'aeneas extract' staged as dynamodb-json.",
    "Run again with the same options, it goes on where it was interrupted." })
final class LoadCommand implements Callable<Integer> {

    enum Engine { ITEMS, IMPORT }

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private AwsOptions aws;

    @Option(names = "--from", required = true, paramLabel = "PLACE",
            description = "Output folder of an extraction, or s3://BUCKET/PREFIX.")
    private String from;

    @Option(names = "--table", required = true, paramLabel = "KS.TABLE", converter = TableName.Converter.class,
            description = "The source table.")
    private TableName table;

    @Option(names = "--engine", paramLabel = "NAME", defaultValue = "items",
            description = { "items: writes item by item, from anywhere into any table, for write units.",
                "import: DynamoDB's own import from s3://…, into a new table only, for a price by GB; "
                        + "'aeneas assess' compares. Default: ${DEFAULT-VALUE}." })
    private Engine engine;

    @Option(names = "--prepare", paramLabel = "MODE", defaultValue = "do-nothing",
            converter = PreparationConverter.class,
            description = "What becomes of a table that is there already: do-nothing (items with the same keys are "
                    + "overwritten), drop (drop and create), truncate (delete its items). Default: ${DEFAULT-VALUE}.")
    private Preparation preparation;

    @Option(names = "--provisioned", paramLabel = "READ,WRITE", converter = CapacityConverter.class,
            description = "Create the table with that many read and write units a second. Default: on demand.")
    private Capacity capacity = new Capacity.OnDemand();

    @Option(names = "--tag", paramLabel = "KEY=VALUE", description = "Tag of the table; may be given several times.")
    private Map<String, String> tags = new LinkedHashMap<>();

    @Option(names = "--write-units", paramLabel = "N",
            description = "Items: take at most so many write units a second. Default: no limit.")
    private Double writeUnits;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "16",
            description = "Items: writes under way at once, 1 to 200. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Override
    public Integer call() {
        Terminal terminal = Terminal.of(spec, common);
        Arguments.between(spec, "--threads", threads, 1, 200);
        if (writeUnits != null) {
            Arguments.positive(spec, "--write-units", writeUnits.longValue());
        }
        if (engine == Engine.IMPORT) {
            Arguments.require(spec, preparation != Preparation.TRUNCATE,
                    "An import makes a new table: --prepare truncate goes with --engine items.");
            Arguments.require(spec, writeUnits == null,
                    "An import takes no write units: --write-units goes with --engine items.");
        }
        LoadOptions options = LoadOptions.DEFAULT.withThreads(threads)
                .withUnitsPerSecond(writeUnits == null ? LoadOptions.UNLIMITED : writeUnits);
        try (Interruption interruption = new Interruption();
                TerminalProgress progress = terminal.progress();
                AwsSession session = aws.connect()) {
            StagedFiles staged = StagedFiles.at(from, session);
            Manifest manifest = staged.manifest(table);
            Path state = StateFolder.resolve("load").resolve(aws.destination(session));
            LoadTask task = LoadTask.of(manifest, capacity, tags, preparation, state);
            LoadEngine chosen = engine == Engine.IMPORT ? staged.importEngine(session)
                    : staged.itemEngine(session, options, manifest);
            LoadReport report = chosen.load(task, progress);
            progress.done();
            return answer(terminal, report, task.state());
        }
    }

    private Integer answer(Terminal terminal, LoadReport report, Path state) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("table", table.toString());
        json.put("items", report.counts().items());
        json.put("rejects", report.counts().rejected());
        json.put("failedObjects", report.failed().size());
        json.put("seconds", ExtractCommand.seconds(report.took()));
        report.failed().stream().findFirst().ifPresent(first -> json.put("error", first.problem()));
        String text = TerminalProgress.count(report.counts().items()) + " items of " + table + " are in DynamoDB ("
                + TerminalProgress.time(report.took()) + ").";
        if (report.counts().rejected() > 0) {
            text += System.lineSeparator() + TerminalProgress.count(report.counts().rejected())
                    + " were refused by DynamoDB: see the .rejects file in " + state + ".";
        }
        if (!report.complete()) {
            text += System.lineSeparator() + "NOT complete: "
                    + TerminalProgress.count(report.failed().size(), "staged object")
                    + " could not be read to the end; what was read until then counts among these items.";
        }
        terminal.answer(json, text);
        report.failed().forEach(failed -> terminal.problem(failed.problem()));
        return report.complete() ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
    }

    static final class PreparationConverter implements ITypeConverter<Preparation> {
        @Override
        public Preparation convert(String text) {
            return switch (text) {
                case "do-nothing" -> Preparation.DO_NOTHING;
                case "drop" -> Preparation.DROP_TABLES;
                case "truncate" -> Preparation.TRUNCATE;
                default -> throw new TypeConversionException("'" + text + "' is none of do-nothing, drop, truncate");
            };
        }
    }

    static final class CapacityConverter implements ITypeConverter<Capacity> {
        @Override
        public Capacity convert(String text) {
            String[] units = text.split(",", -1);
            try {
                long read = Long.parseLong(units[0].trim());
                long write = Long.parseLong(units[units.length - 1].trim());
                if (units.length == 2 && read > 0 && write > 0) {
                    return new Capacity.Provisioned(read, write);
                }
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is not two numbers, as in 100,500");
            }
            throw new TypeConversionException("'" + text + "' is not two numbers over 0, as in 100,500");
        }
    }
}
