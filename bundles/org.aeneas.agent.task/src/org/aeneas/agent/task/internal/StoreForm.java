package org.aeneas.agent.task.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables of the {@link Database}, and how those of earlier versions become them. */
final class StoreForm {
    /** From each form of the file to the next one, from an empty file on; what is released is never changed. */
    private static final List<List<String>> STEPS = List.of(
            List.of("CREATE TABLE task (id TEXT PRIMARY KEY, spec TEXT NOT NULL, state TEXT NOT NULL, problem TEXT, "
                    + "as_of INTEGER, created INTEGER NOT NULL, changed INTEGER NOT NULL)",
                    "CREATE TABLE table_task (task TEXT NOT NULL REFERENCES task(id) ON DELETE CASCADE, "
                    + "position INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY (task, position))"),
            List.of("ALTER TABLE task ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE task ADD COLUMN retry_at INTEGER"));

    private StoreForm() {
    }

    /** @throws org.aeneas.core.ProblemException {@code task-store-version} if it has a form that we do not know */
    static Void update(Path file, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version;
            try (ResultSet answer = statement.executeQuery("PRAGMA user_version")) {
                version = answer.getInt(1);
            }
            if (version > STEPS.size()) {
                throw StoreProblems.newer(file, version, STEPS.size());
            }
            for (List<String> step : STEPS.subList(version, STEPS.size())) {
                for (String sql : step) {
                    statement.execute(sql);
                }
            }
            statement.execute("PRAGMA user_version = " + STEPS.size());
            return null;
        }
    }
}
