package org.aeneas.ui.tests;

import java.nio.file.Path;
import java.time.Instant;

import org.aeneas.core.schema.Schema;
import org.aeneas.core.schema.SchemaReader;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SourceMetadata;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.mapping.MappingIds;

/** A project that was connected once, open in the window. */
final class MappedProject {
    private static final String SHOP = """
            CREATE TABLE shop.customers (id int PRIMARY KEY, name text, born timestamp, credit decimal);
            CREATE INDEX by_name ON shop.customers (name);
            CREATE INDEX by_credit ON shop.customers (credit);
            CREATE TABLE shop.orders (customer int, day date, line int, at timestamp, tags set<text>, note text,
                PRIMARY KEY ((customer, day), line));
            CREATE TABLE shop.counts (id int PRIMARY KEY, n counter);
            """;

    private MappedProject() {
    }

    static ProjectSession open(Path file) {
        return open(file, SchemaReader.read(SHOP, "the test", ""));
    }

    static ProjectSession open(Path file, Schema schema) {
        Project project = Project.of("Mapped", "cassandra", Project.DYNAMODB)
                .withMetadata(SourceMetadata.of(Instant.now(), "a cluster", schema));
        return show(ProjectSession.create(file, project));
    }

    static ProjectSession show(ProjectSession session) {
        UiThread.act(() -> Workspace.ofWindow().setProject(session));
        return session;
    }

    static void closeAll() {
        FieldsPage.close(MappingIds.SAVE_DIALOG);
        FieldsPage.close(MappingIds.PRICES_DIALOG);
        FieldsPage.close(MappingIds.APPLY_DIALOG);
        UiThread.act(() -> Workspace.ofWindow().setProject(null));
    }
}
