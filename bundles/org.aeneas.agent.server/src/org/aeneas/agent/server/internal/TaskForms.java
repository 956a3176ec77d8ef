package org.aeneas.agent.server.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.aeneas.agent.api.ColumnOptions;
import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.Engine;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.SourceAccess;
import org.aeneas.agent.api.TableOptions;
import org.aeneas.agent.api.TaskChanges;
import org.aeneas.agent.api.TaskDms;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.agent.task.DmsLoad;
import org.aeneas.agent.task.TaskKind;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.dms.LoadSettings;
import org.aeneas.load.Preparation;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.staging.Compression;
import org.aeneas.staging.Format;
import org.slf4j.event.Level;

/** A task of the contract as the engine wants it, its mapping worked out. */
final class TaskForms {

    private TaskForms() {
    }

    /**
     * @param engines that the agent has
     * @param follows whether it can replicate changes
     * @throws Refusal 422 if it cannot be run
     */
    static TaskSpec spec(TaskRequest request, List<Engine> engines, boolean follows) {
        requireKnown(request, follows);
        request.source().access().ifPresent(access -> requireEngine(access, engines));
        Schema schema = schema(request.source().schema());
        List<TaskSpec.Table> tables = request.source().tables().stream()
                .map(table -> table(table, request.source(), schema)).toList();
        return new TaskSpec(request.name(), kind(request.kind()), request.description().orElse(""),
                request.source().schema(), tables, Format.valueOf(request.staging().format().name()),
                Compression.valueOf(request.staging().compression().name()), request.staging().bucket(),
                request.staging().folder().orElse(""), request.staging().region(),
                preparation(request), request.staging().deleteLocalFiles(), Level.valueOf(request.logLevel().name()),
                encryption(request.staging().encryption()), request.threads(), request.load().writeUnitsPerSecond(),
                dms(request), origin(request), changes(request));
    }

    /** What the contract has and the engine has not yet is refused rather than left out. */
    private static void requireKnown(TaskRequest request, boolean follows) {
        boolean changes = request.migrationType() != MigrationType.FULL_LOAD;
        if (!changes && request.changes().isPresent()) {
            throw refused("task-invalid", "It is said how changes are replicated, but the task replicates none.",
                    request.name(), "Leave changes out, or choose another migration type.");
        }
        if (changes && !follows) {
            throw refused("migration-type-unsupported", "This agent cannot replicate changes.", request.name(),
                    "Choose full-load.");
        }
        if (changes && request.kind() == org.aeneas.agent.api.TaskKind.LOCAL_DMS && request.load().dms().isEmpty()) {
            throw refused("migration-type-unsupported", "A task that ends when all is staged replicates no changes.",
                    request.name(), "Let the agent or AWS DMS load, or choose full-load.");
        }
        if (changes && request.source().access().isPresent()) {
            throw refused("migration-type-unsupported", "Changes are read from the files of nodes; this source is read"
                    + " through its engine.", request.name(), "Choose full-load.");
        }
    }

    private static Optional<TaskSpec.Changes> changes(TaskRequest request) {
        int seconds = request.changes().orElse(TaskChanges.DEFAULT).cycleSeconds();
        return switch (request.migrationType()) {
            case FULL_LOAD -> Optional.empty();
            case FULL_LOAD_AND_CDC -> Optional.of(new TaskSpec.Changes(false, seconds));
            case CDC -> Optional.of(new TaskSpec.Changes(true, seconds));
        };
    }

    private static void requireEngine(SourceAccess access, List<Engine> engines) {
        if (engines.stream().noneMatch(engine -> engine.id().equals(access.engine()))) {
            throw refused("engine-missing", "This agent does not have the engine that the task needs; it has "
                    + engines.stream().map(Engine::id).collect(Collectors.joining(", ")) + ".", access.engine(),
                    "Put the engine's bundle into the agent's folder of engines and start the agent again, or choose "
                            + "another agent.");
        }
    }

    private static Optional<TaskSpec.Origin> origin(TaskRequest request) {
        return request.source().access().map(access -> new TaskSpec.Origin(access.engine(), access.settings()));
    }

    /** The task has the same name at AWS DMS. */
    private static Optional<DmsLoad> dms(TaskRequest request) {
        return request.load().dms().map(dms -> new DmsLoad(request.name(), dms.instance(), dms.role(),
                dms.taskPerTable(), settings(dms)));
    }

    private static LoadSettings settings(TaskDms dms) {
        try {
            return new LoadSettings(dms.parallelLoads(), dms.buffer(), dms.tablesAtOnce(), dms.commitRate(),
                    LoadSettings.DataErrors.valueOf(dms.errors().name()),
                    LoadSettings.LogLevel.valueOf(dms.logLevel().name()), dms.settings().orElse(""));
        } catch (ProblemException e) {
            throw new Refusal(422, e.problem());
        }
    }

    private static Schema schema(String text) {
        try {
            return SchemaReader.read(text, "the task's schema", "");
        } catch (ProblemException e) {
            Problem cause = e.problem();
            throw refused("schema-invalid", cause.what(), cause.object(), cause.remedy());
        }
    }

    private static TaskSpec.Table table(TaskTable table, TaskSource source, Schema schema) {
        String name = table.qualifiedName();
        TableSchema declared = schema.tables().stream().filter(known -> known.qualifiedName().equals(name))
                .findFirst().orElseThrow(() -> refused("unknown-table", "The task's schema has no such table.", name,
                        "Correct the table's name, or read the schema again."));
        MappingOptions options = new MappingOptions(source.epochMillis(), source.writeTime(),
                Map.of(name, options(table.options())));
        return TaskSpec.Table.of(Mapper.propose(declared, options));
    }

    private static org.aeneas.mapping.TableOptions options(TableOptions from) {
        Map<String, org.aeneas.mapping.ColumnOptions> columns = new TreeMap<>();
        from.columns().forEach((name, column) -> columns.put(name, options(column)));
        return new org.aeneas.mapping.TableOptions(from.targetTable(), from.partitionKeyName(), from.sortKeyName(),
                from.ttlName(), from.epochMillis(), from.writeTime(), from.indexes(), columns);
    }

    private static org.aeneas.mapping.ColumnOptions options(ColumnOptions from) {
        return new org.aeneas.mapping.ColumnOptions(from.attribute(), from.excluded(), from.epochMillis(),
                from.csvLength());
    }

    private static TaskKind kind(org.aeneas.agent.api.TaskKind kind) {
        return TaskKind.valueOf(kind.name());
    }

    private static Preparation preparation(TaskRequest request) {
        return switch (request.load().preparation()) {
            case DO_NOTHING -> Preparation.DO_NOTHING;
            case DROP -> Preparation.DROP_TABLES;
            case TRUNCATE -> Preparation.TRUNCATE;
        };
    }

    private static org.aeneas.agent.task.Encryption encryption(Encryption from) {
        Optional<String> key = from.kmsKeyId();
        org.aeneas.agent.task.Encryption onS3 = switch (from.onS3()) {
            case NONE -> org.aeneas.agent.task.Encryption.NONE;
            case SSE_S3 -> org.aeneas.agent.task.Encryption.S3_MANAGED;
            // The account's own key for S3 has this alias in every account.
            case SSE_KMS -> org.aeneas.agent.task.Encryption.kms(key.orElse("alias/aws/s3"));
        };
        return onS3.withLocalFiles(from.localFiles());
    }

    private static Refusal refused(String code, String what, String object, String remedy) {
        return new Refusal(422, new Problem(code, what, object, remedy));
    }
}
