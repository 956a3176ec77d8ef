package org.aeneas.cli.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.Encryption.OnS3;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.RingCheck;
import org.aeneas.agent.api.TaskChanges;
import org.aeneas.agent.api.TaskDms;
import org.aeneas.agent.api.TaskLoad;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.aws.AwsSession;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.dms.TaskName;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.project.KnownTask;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.project.migration.NewTask;
import org.aeneas.project.migration.Site;
import org.aeneas.project.migration.SourceReading;
import org.aeneas.project.settings.AwsServiceProfile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aeneas task create}: the workbench's "Create Local Task" and "Create Local & DMS Task". */
@Command(name = "create", description = {
    "Makes a task of tables that the project has loaded, with its mapping. It waits for 'task start'.",
    "Target tables that do not exist are created by the agent, with on-demand capacity." })
final class TaskCreate extends TaskAction {

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Letters, digits and single hyphens."
            + " Default: made of the table's, the keyspace's or the project's name.")
    private String name;

    @Mixin
    private TaskTables tables;

    @Option(names = "--prepare", paramLabel = "MODE", defaultValue = "do-nothing",
            converter = PreparationConverter.class,
            description = "What becomes of target tables that are there: do-nothing, drop or truncate."
                    + " Default: ${DEFAULT-VALUE}.")
    private TaskLoad.Preparation preparation;

    @Option(names = "--migration", paramLabel = "TYPE", defaultValue = "existing", description = {
        "existing: the data that there is; changes: that, and from then on what changes, until 'task finish'; "
                + "changes-only: what changes, into tables that are loaded already. Default: ${DEFAULT-VALUE}." },
            converter = MigrationConverter.class)
    private Migration migration;

    @Option(names = "--cycle", paramLabel = "SECONDS",
            description = "Between two cycles of changes, 5 to 86400. Default: 60.")
    private Integer cycle;

    @Option(names = "--log-level", paramLabel = "LEVEL", defaultValue = "INFO",
            description = "ERROR, WARN, INFO, DEBUG or TRACE. Default: ${DEFAULT-VALUE}.")
    private TaskRequest.LogLevel logLevel;

    @Option(names = "--description", paramLabel = "TEXT", description = "For people.")
    private String description;

    @Option(names = "--encrypt-s3", paramLabel = "HOW", defaultValue = "none", converter = OnS3Converter.class,
            description = "Encryption on S3: none, sse-s3 or sse-kms. Default: ${DEFAULT-VALUE}.")
    private OnS3 onS3;

    @Option(names = "--kms-key", paramLabel = "KEY",
            description = "AWS KMS key for sse-kms: id, ARN or alias. Default: the account's own.")
    private String kmsKey;

    @Option(names = "--encrypt-local", description = "Encrypt files in the agent's local directory.")
    private boolean encryptLocal;

    @Option(names = "--delete-local", description = "Delete files from the local directory when they are on S3.")
    private boolean deleteLocal;

    @Option(names = "--bucket", paramLabel = "NAME",
            description = "S3 bucket. Default: that of the project's AWS service profile.")
    private String bucket;

    @Option(names = "--folder", paramLabel = "FOLDER",
            description = "Output folder in the bucket, '' for its root. Default: the task's name.")
    private String folder;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "" + NewTask.THREADS,
            description = "1 to 200. Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(names = "--write-units", paramLabel = "N",
            description = "Write units a second and table, at most. Default: what each table gives.")
    private Integer writeUnits;

    @Option(names = "--compression", paramLabel = "KIND", defaultValue = "gzip", converter = CompressionConverter.class,
            description = "Of staged files: none, gzip or zstd. Default: ${DEFAULT-VALUE}.")
    private TaskStaging.Compression compression;

    @Mixin
    private DmsFlags dms;

    @Option(names = "--allow-production", description = {
        "The task may read from a datacenter that is no clone of this project: that can slow down production." })
    private boolean production;

    @Override
    public Integer call() {
        Arguments.between(spec(), "--threads", threads, 1, 200);
        Arguments.require(spec(), writeUnits == null || writeUnits >= 1 && writeUnits <= 10_000_000,
                "--write-units must be from 1 to 10000000.");
        Arguments.require(spec(), kmsKey == null || onS3 == OnS3.SSE_KMS, "--kms-key needs --encrypt-s3 sse-kms.");
        Arguments.require(spec(), !dms.chosen() || writeUnits == null, "--write-units is none of AWS DMS's settings.");
        Arguments.require(spec(), cycle == null || cycle >= TaskChanges.LEAST && cycle <= TaskChanges.MOST,
                "--cycle must be from 5 to 86400.");
        Arguments.require(spec(), cycle == null || migration != Migration.EXISTING,
                "--cycle needs --migration changes or changes-only.");
        dms.require(spec());
        tables.require(spec());
        RegisteredAgent agent = onlyAgent();
        Site site = site();
        TaskRequest request = task(site).request(project().mapping(),
                SourceReading.of(project(), Services.engines()).access());
        TaskStatus status = work(progress -> {
            progress.begin("Creating the task " + request.name());
            return at(agent, client -> create(client, request));
        });
        session().edit(now -> now.withTask(new KnownTask(status.task().id(), agent.id(), status.task().name())));
        session().save();
        terminal().answer(json() ? Map.of("task", Json.contract(status)) : Map.of(), "The task " + request.name()
                + " is created, with " + TerminalProgress.count(request.source().tables().size(), "table")
                + ". Start it with 'aeneas task start " + request.name() + "'.");
        return CommandLineInterface.DONE;
    }

    private NewTask task(Site site) {
        String region = site.region().orElseThrow(() -> new Problem("region-missing",
                "The project names neither an AWS service profile nor a target.", project().name(),
                "Connect with the target first: 'aeneas connect target'.").asException());
        List<TableSchema> chosen = tables.of(project());
        String called = name == null ? NewTask.nameFor(tables.name().orElse(project().name())) : name;
        Arguments.require(spec(), !called.isEmpty(), "Name the task.");
        Optional<String> place = Optional.ofNullable(bucket)
                .or(() -> site.profile().flatMap(AwsServiceProfile::bucket));
        Arguments.require(spec(), place.isPresent(), "Missing required option: '--bucket'.");
        Encryption encryption = new Encryption(onS3, Optional.ofNullable(kmsKey), encryptLocal);
        return new NewTask(called, migration.type, preparation, logLevel, Optional.ofNullable(description),
                encryption, deleteLocal, place.get(),
                Optional.of(folder == null ? called : folder).filter(given -> !given.isEmpty()), region, threads,
                writeUnits == null ? OptionalDouble.empty() : OptionalDouble.of(writeUnits), compression,
                dms(site, called, place.get(), region, chosen), chosen,
                Optional.ofNullable(cycle).map(TaskChanges::new));
    }

    private Optional<TaskDms> dms(Site site, String called, String place, String region, List<TableSchema> chosen) {
        if (!dms.chosen()) {
            return Optional.empty();
        }
        MappingOptions decided = project().mapping();
        List<String> targets = chosen.stream().map(table -> Mapper.propose(table, decided).targetTable()).toList();
        return Optional.of(work(progress -> {
            progress.begin("Looking at AWS DMS");
            try (AwsSession session = site.connect()) {
                TaskName.requireFree(session, called);
                return dms.choose(session, place, region, targets, terminal());
            }
        }));
    }

    /** From where the agent's nodes are read decides. What nobody knows is taken for the worse. */
    private TaskStatus create(AgentClient client, TaskRequest request) {
        RingCheck ring = client.nodes(List.of()).ring();
        Optional<String> datacenter = ring.datacenter();
        if (datacenter.filter(project()::isClone).isEmpty()) {
            String warning = datacenter.map(it -> "The datacenter " + it + " is no clone of this project: reading it"
                    + " can slow down production.").orElse("It is not known from which datacenter the agent reads, and"
                    + " whether that is a clone.");
            Confirmation.require(warning, "Read it all the same?", datacenter.orElse(request.name()), production,
                    "--allow-production");
        }
        return client.create(request);
    }

    /** What is moved. */
    enum Migration {
        EXISTING(MigrationType.FULL_LOAD), CHANGES(MigrationType.FULL_LOAD_AND_CDC), CHANGES_ONLY(MigrationType.CDC);

        private final MigrationType type;

        Migration(MigrationType type) {
            this.type = type;
        }
    }

    static final class MigrationConverter extends Choice<Migration> {
        MigrationConverter() {
            super(Migration.values());
        }
    }

    static final class PreparationConverter extends Choice<TaskLoad.Preparation> {
        PreparationConverter() {
            super(TaskLoad.Preparation.values());
        }
    }

    static final class OnS3Converter extends Choice<OnS3> {
        OnS3Converter() {
            super(OnS3.values());
        }
    }

    static final class CompressionConverter extends Choice<TaskStaging.Compression> {
        CompressionConverter() {
            super(TaskStaging.Compression.values());
        }
    }
}
