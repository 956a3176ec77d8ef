package org.aeneas.project.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.aeneas.agent.api.ColumnOptions;
import org.aeneas.agent.api.TableOptions;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.agent.api.TaskSource;
import org.aeneas.agent.api.TaskTable;
import org.aeneas.core.Problem;
import org.aeneas.core.schema.Column;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.mapping.MappingOptions;
import org.aeneas.project.Project;

/**
 * What was added to the tables of a task since it was created, as far as the project has loaded it. What the task
 * decided stays; what becomes of the new columns is what the project decided.
 *
 * @param source  of the task, with the columns
 * @param columns by the tables that have new ones, with the keyspace
 */
public record AddedColumns(TaskSource source, Map<String, List<String>> columns) {

    public AddedColumns {
        columns = Map.copyOf(columns);
    }

    /**
     * @param task as the agent knows it
     * @throws org.aeneas.core.ProblemException {@code metadata-missing} if the project has loaded nothing,
     *         {@code table-unknown} if one of the tables is gone
     */
    public static AddedColumns of(TaskRequest task, Project project) {
        TaskSource known = task.source();
        Schema before = SchemaReader.read(known.schema(), "the task's schema", "");
        Schema now = project.requireSchema();
        List<TableSchema> tables = new ArrayList<>();
        List<TaskTable> chosen = new ArrayList<>();
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (TaskTable table : known.tables()) {
            TableSchema current = table(now, table, "The source has no such table any more.");
            TableSchema earlier = table(before, table, "The task's schema has no such table.");
            List<String> added = current.columns().stream().map(Column::name)
                    .filter(name -> earlier.column(name).isEmpty()).toList();
            tables.add(current);
            chosen.add(new TaskTable(table.keyspace(), table.table(),
                    options(table.options(), added, project.mapping(), table.qualifiedName())));
            if (!added.isEmpty()) {
                columns.put(table.qualifiedName(), added);
            }
        }
        return new AddedColumns(new TaskSource(NewTask.schema(tables), chosen, known.epochMillis(), known.writeTime(),
                known.access()), columns);
    }

    private static TableSchema table(Schema schema, TaskTable table, String missing) {
        return schema.table(table.keyspace(), table.table()).orElseThrow(() -> new Problem("table-unknown", missing,
                table.qualifiedName(), "Refresh the source; where the table is gone, delete the task.").asException());
    }

    private static TableOptions options(TableOptions decided, List<String> added, MappingOptions mapping, String table) {
        Map<String, ColumnOptions> columns = new LinkedHashMap<>(decided.columns());
        TableOptions now = NewTask.options(mapping.table(table));
        added.stream().filter(now.columns()::containsKey).forEach(name -> columns.put(name, now.columns().get(name)));
        return new TableOptions(decided.targetTable(), decided.partitionKeyName(), decided.sortKeyName(),
                decided.ttlName(), decided.epochMillis(), decided.writeTime(), decided.indexes(), columns);
    }

    /** For people: {@code shop.orders: note, tags}, a line each. */
    public List<String> lines() {
        return columns.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + entry.getValue().stream().collect(Collectors.joining(", ")))
                .toList();
    }
}
