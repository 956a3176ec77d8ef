package org.aeneas.cli.internal;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.project.Project;
import org.aeneas.project.migration.NewTask;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Which of the loaded tables a task moves. */
final class TaskTables {

    @Option(names = "--table", paramLabel = "KS.TABLE", converter = TableName.Converter.class,
            description = "A table. Can be repeated.")
    private List<TableName> tables = List.of();

    @Option(names = "--keyspace", paramLabel = "KS", description = "All tables of a keyspace. Can be repeated.")
    private List<String> keyspaces = List.of();

    @Option(names = "--all-tables", description = "All tables that the project has loaded.")
    private boolean all;

    void require(CommandSpec spec) {
        Arguments.require(spec, all || !tables.isEmpty() || !keyspaces.isEmpty(),
                "Choose tables: --table, --keyspace or --all-tables.");
        Arguments.require(spec, !all || tables.isEmpty() && keyspaces.isEmpty(),
                "--all-tables goes without --table and --keyspace.");
    }

    /** Of what was chosen first; empty for all. */
    Optional<String> name() {
        return tables.stream().map(TableName::table).findFirst().or(() -> keyspaces.stream().findFirst());
    }

    /**
     * In the order of the schema.
     *
     * @throws org.aeneas.core.ProblemException {@code metadata-missing}, {@code table-unknown}, {@code too-many-tables}
     */
    List<TableSchema> of(Project project) {
        List<TableSchema> loaded = project.requireSchema().tables();
        for (TableName table : tables) {
            requireOne(loaded.stream().anyMatch(it -> is(it, table)), table.toString(), loaded);
        }
        for (String keyspace : keyspaces) {
            requireOne(loaded.stream().anyMatch(it -> it.keyspace().equals(keyspace)), keyspace, loaded);
        }
        List<TableSchema> chosen = loaded.stream().filter(it -> all || keyspaces.contains(it.keyspace())
                || tables.stream().anyMatch(table -> is(it, table))).toList();
        if (chosen.isEmpty() || chosen.size() > NewTask.MOST_TABLES) {
            throw new Problem(chosen.isEmpty() ? "table-unknown" : "too-many-tables", chosen.isEmpty()
                    ? "The source has no tables." : "A task moves at most " + NewTask.MOST_TABLES + " tables.",
                    project.name(), "Choose tables with --table or --keyspace, and make several tasks.").asException();
        }
        return chosen;
    }

    private static void requireOne(boolean known, String name, List<TableSchema> loaded) {
        if (!known) {
            throw new Problem("table-unknown", "The project has loaded no such table or keyspace.", name,
                    "Its keyspaces are " + String.join(", ", new TreeSet<>(loaded.stream().map(TableSchema::keyspace)
                            .toList())) + "; 'aeneas connect source' loads what is new.").asException();
        }
    }

    private static boolean is(TableSchema table, TableName name) {
        return table.keyspace().equals(name.keyspace()) && table.name().equals(name.table());
    }
}
