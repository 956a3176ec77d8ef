package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.util.List;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;

/** A file of CREATE statements, as {@code cqlsh -e 'DESCRIBE KEYSPACE …'} prints it. */
final class SchemaFile {

    private static final int MOST_NAMES = 20;

    private SchemaFile() {
    }

    /**
     * @throws org.aeneas.core.ProblemException if the file does not declare the table; names the tables that it does
     */
    static TableSchema table(Path file, TableName name) {
        Schema schema = SchemaReader.read(file, name.keyspace());
        return schema.table(name.keyspace(), name.table()).orElseThrow(() -> {
            return new Problem("table-unknown", "The schema does not declare the table " + name + ".",
                    file.toString(), otherTables(schema)).asException();
        });
    }

    /** What to do where a table is not in a schema. */
    static String otherTables(Schema schema) {
        List<String> names = schema.tables().stream().map(TableSchema::qualifiedName).sorted().toList();
        if (names.isEmpty()) {
            return "There is no table of users at all: name a source that has some.";
        }
        String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
        List<String> shown = names.subList(0, Math.min(MOST_NAMES, names.size()));
        return "Correct --table; there " + (names.size() == 1 ? "is " : "are ") + String.join(", ", shown) + more + ".";
    }
}
