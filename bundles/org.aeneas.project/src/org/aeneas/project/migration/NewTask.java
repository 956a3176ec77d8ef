package org.aeneas.project.migration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

import org.aeneas.agent.api.ColumnOptions;
import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.SourceAccess;
import org.aeneas.agent.api.TableOptions;
import org.aeneas.agent.api.TaskChanges;
import org.aeneas.agent.api.TaskDms;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskLoad;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.core.schema.SchemaWriter;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.MappingOptions;

/**
 * What a user chose for a task.
 *
 * @param folder     in the bucket; empty for its root
 * @param writeUnits a second and table; empty for what each table gives; not of AWS DMS
 * @param dms        how AWS DMS loads; empty where the agent does
 * @param changes    how they are replicated, of types that do
 */
public record NewTask(String name, MigrationType type, TaskLoad.Preparation preparation, TaskRequest.LogLevel logLevel,
        Optional<String> description, Encryption encryption, boolean deleteLocal, String bucket,
        Optional<String> folder, String region, int threads, OptionalDouble writeUnits,
        TaskStaging.Compression compression, Optional<TaskDms> dms, List<TableSchema> tables,
        Optional<TaskChanges> changes) {

    public static final int MOST_TABLES = 1000;
    /** Unless a user says otherwise. */
    public static final int THREADS = 4;

    private static final int MOST_OF_NAME = 64;

    /** Of a task that replicates no changes, or does so as usual. */
    public NewTask(String name, MigrationType type, TaskLoad.Preparation preparation, TaskRequest.LogLevel logLevel,
            Optional<String> description, Encryption encryption, boolean deleteLocal, String bucket,
            Optional<String> folder, String region, int threads, OptionalDouble writeUnits,
            TaskStaging.Compression compression, Optional<TaskDms> dms, List<TableSchema> tables) {
        this(name, type, preparation, logLevel, description, encryption, deleteLocal, bucket, folder, region, threads,
                writeUnits, compression, dms, tables, Optional.empty());
    }

    /** A name that a task may have, made of what it moves; empty where nothing of that is left, or too much. */
    public static String nameFor(String moved) {
        String name = moved.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^[^A-Za-z]+|-+$", "");
        return name.length() > MOST_OF_NAME ? "" : name;
    }

    /**
     * What the agent is asked for.
     *
     * @param mapping the project's decisions, which go along with the task
     * @param access  of a source that the agent does not read from the files of its nodes
     * @throws org.aeneas.core.ProblemException {@code value-out-of-bounds}
     */
    public TaskRequest request(MappingOptions mapping, Optional<SourceAccess> access) {
        TaskSource source = new TaskSource(schema(tables), tables.stream().map(table -> table(table, mapping)).toList(),
                mapping.epochMillis(), mapping.writeTime(), access);
        TaskStaging staging = dms.isPresent()
                ? staging(TaskStaging.Format.DMS_CSV, TaskStaging.Compression.NONE)
                : staging(TaskStaging.Format.DYNAMODB_JSON, compression);
        return new TaskRequest(name, dms.isPresent() ? TaskKind.LOCAL_DMS : TaskKind.LOCAL, type, source, staging,
                new TaskLoad(preparation, writeUnits, dms), threads, logLevel, description, changes);
    }

    private TaskStaging staging(TaskStaging.Format format, TaskStaging.Compression compressed) {
        return new TaskStaging(format, compressed, bucket, folder, region, deleteLocal, encryption);
    }

    /** Each type once, though several tables may use it. */
    static String schema(List<TableSchema> tables) {
        Set<String> statements = new LinkedHashSet<>();
        tables.forEach(table -> statements.addAll(SchemaWriter.statements(table)));
        return statements.stream().collect(Collectors.joining(";\n", "", ";\n"));
    }

    private static TaskTable table(TableSchema table, MappingOptions mapping) {
        return new TaskTable(table.keyspace(), table.name(), options(mapping.table(table.qualifiedName())));
    }

    static TableOptions options(org.aeneas.mapping.TableOptions chosen) {
        Map<String, ColumnOptions> columns = new LinkedHashMap<>();
        chosen.columns().forEach((name, column) -> columns.put(name, new ColumnOptions(column.attribute(),
                column.excluded(), column.epochMillis(), column.csvLength())));
        return new TableOptions(chosen.targetTable(), chosen.partitionKeyName(), chosen.sortKeyName(), chosen.ttlName(),
                chosen.epochMillis(), chosen.writeTime(), chosen.indexes(), columns);
    }
}
