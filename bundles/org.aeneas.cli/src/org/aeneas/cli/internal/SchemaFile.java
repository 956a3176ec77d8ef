package org.aeneas.cli.internal;

import java.nio.file.Path;

import org.aeneas.core.Problem;
import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.core.schema.TableSchema;

/** A file of CREATE statements, as {@code cqlsh -e 'DESCRIBE KEYSPACE …'} prints it. */
final class SchemaFile {

    private SchemaFile() {
    }

    /** @throws org.aeneas.core.ProblemException if the file does not declare the table; names the tables that it does */
    static TableSchema table(Path file, TableName name) {
        Schema schema = SchemaReader.read(file, name.keyspace());
        return schema.table(name.keyspace(), name.table()).orElseThrow(() -> {
            String others = String.join(", ", schema.tables().stream().map(TableSchema::qualifiedName).toList());
            return new Problem("table-unknown", "The schema does not declare the table " + name + ".", file.toString(),
                    others.isEmpty() ? "Name a file with its CREATE TABLE." : "It declares " + others + ".").asException();
        });
    }
}
