package org.aeneas.project.migration;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.agent.api.ColumnOptions;
import org.aeneas.agent.api.TableOptions;
import org.aeneas.agent.api.TaskKind;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.aws.AwsSession;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.aeneas.mapping.ItemForm;
import org.aeneas.mapping.Mapper;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.mapping.TableMapping;
import org.aeneas.project.Project;
import org.aeneas.project.SourceSettings;
import org.aeneas.validate.ValidateOptions;
import org.aeneas.validate.ValidationReport;
import org.aeneas.validate.Validator;

/**
 * Compares the tables of a task, item by item, with what the source itself answers: what is asked for before its
 * cut-over ends. Nobody writes to the source meanwhile.
 *
 * @param site    with the project, whose connections are used
 * @param task    as it was created
 * @param scratch a folder for about 64 bytes an item; what is put there is removed
 */
public record TaskValidation(Site site, SourceEngine engine, TaskRequest task, Path scratch) {
    /** Whichever replica answers, an acknowledged write is seen. */
    private static final String CONSISTENCY = "LOCAL_QUORUM";
    private static final int THREADS = 4;
    private static final int LISTED = 100;

    /**
     * @return by the source's table, in the order of the task
     * @throws org.aeneas.core.ProblemException if one of the sides cannot be read
     * @throws org.aeneas.core.CancelledException if cancelled
     */
    public Map<String, ValidationReport> run(Progress progress) {
        Project project = site.project();
        SourceSettings source = project.source().orElseThrow(() -> new Problem("source-unknown",
                "The project has no connection to its source yet.", project.name(),
                "Connect with the source first.").asException());
        Map<String, ValidationReport> reports = new LinkedHashMap<>();
        try (SourceConnection connection = engine.connect(source.connection(project.id(), site.secrets().get()),
                progress); AwsSession session = site.connect()) {
            for (TableMapping mapping : mappings()) {
                try (RowSource rows = connection.query(mapping.source(), CONSISTENCY)) {
                    reports.put(mapping.source().qualifiedName(),
                            new Validator(rows, mapping, session.items(), options()).run(progress));
                }
            }
        }
        return reports;
    }

    private ValidateOptions options() {
        long now = Instant.now().getEpochSecond();
        ItemForm form = task.kind() == TaskKind.LOCAL_DMS ? ItemForm.DMS : ItemForm.NATIVE;
        return new ValidateOptions(1, THREADS, false, now, now, scratch, LISTED, form);
    }

    private List<TableMapping> mappings() {
        Schema schema = SchemaReader.read(task.source().schema(), "the task's schema", "");
        return task.source().tables().stream().map(table -> mapping(table, schema)).toList();
    }

    private TableMapping mapping(TaskTable table, Schema schema) {
        TableSchema declared = schema.table(table.keyspace(), table.table()).orElseThrow(() -> new Problem(
                "table-unknown", "The task's schema has no such table.", table.qualifiedName(),
                "Create the task again.").asException());
        return Mapper.propose(declared, new MappingOptions(task.source().epochMillis(), task.source().writeTime(),
                Map.of(table.qualifiedName(), options(table.options()))));
    }

    private static org.aeneas.mapping.TableOptions options(TableOptions from) {
        Map<String, org.aeneas.mapping.ColumnOptions> columns = new LinkedHashMap<>();
        from.columns().forEach((name, column) -> columns.put(name, options(column)));
        return new org.aeneas.mapping.TableOptions(from.targetTable(), from.partitionKeyName(), from.sortKeyName(),
                from.ttlName(), from.epochMillis(), from.writeTime(), from.indexes(), columns);
    }

    private static org.aeneas.mapping.ColumnOptions options(ColumnOptions from) {
        return new org.aeneas.mapping.ColumnOptions(from.attribute(), from.excluded(), from.epochMillis(),
                from.csvLength());
    }
}
