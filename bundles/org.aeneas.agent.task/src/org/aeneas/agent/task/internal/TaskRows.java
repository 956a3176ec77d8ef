package org.aeneas.agent.task.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.aeneas.agent.task.TableStatus;
import org.aeneas.agent.task.Task;
import org.aeneas.agent.task.TaskSpec;
import org.aeneas.agent.task.TaskState;
import org.aeneas.core.Problem;
import org.aeneas.staging.JsonFiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tasks as rows of the {@link Database}, and back. */
public final class TaskRows {

    private TaskRows() {
    }

    public static Void insert(Connection connection, Task task) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("INSERT INTO task "
                + "(id, spec, state, problem, as_of, attempts, retry_at, created, changed) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            row.setString(1, task.id());
            row.setString(2, json(task.spec()));
            row.setString(3, task.state().id());
            bind(row, 4, task);
            row.setLong(8, task.created().toEpochMilli());
            row.setLong(9, task.changed().toEpochMilli());
            row.executeUpdate();
        }
        for (int i = 0; i < task.tables().size(); i++) {
            try (PreparedStatement row = connection
                    .prepareStatement("INSERT INTO table_task (task, position, status) VALUES (?, ?, ?)")) {
                row.setString(1, task.id());
                row.setInt(2, i);
                row.setString(3, json(task.tables().get(i)));
                row.executeUpdate();
            }
        }
        return null;
    }

    /** The specification alone. */
    public static Void updateSpec(Connection connection, Task task) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("UPDATE task SET spec = ? WHERE id = ?")) {
            row.setString(1, json(task.spec()));
            row.setString(2, task.id());
            row.executeUpdate();
        }
        return null;
    }

    /** All but the specification. */
    public static Void update(Connection connection, Task task) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("UPDATE task SET state = ?, problem = ?, as_of = ?, "
                + "attempts = ?, retry_at = ?, changed = ? WHERE id = ?")) {
            row.setString(1, task.state().id());
            bind(row, 2, task);
            row.setLong(6, task.changed().toEpochMilli());
            row.setString(7, task.id());
            row.executeUpdate();
        }
        for (int i = 0; i < task.tables().size(); i++) {
            updateTable(connection, task, i);
        }
        return null;
    }

    public static Void updateTable(Connection connection, Task task, int position) throws SQLException {
        try (PreparedStatement row = connection
                .prepareStatement("UPDATE table_task SET status = ? WHERE task = ? AND position = ?")) {
            row.setString(1, json(task.tables().get(position)));
            row.setString(2, task.id());
            row.setInt(3, position);
            row.executeUpdate();
        }
        return null;
    }

    public static Void delete(Connection connection, String id) throws SQLException {
        try (PreparedStatement row = connection.prepareStatement("DELETE FROM task WHERE id = ?")) {
            row.setString(1, id);
            row.executeUpdate();
        }
        return null;
    }

    /** In the order in which they were created. */
    public static List<Task> all(Connection connection) throws SQLException {
        List<Task> tasks = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM task ORDER BY created, id");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tasks.add(task(row, tables(connection, row.getString("id"))));
            }
        }
        return tasks;
    }

    private static Task task(ResultSet row, List<TableStatus> tables) throws SQLException {
        long asOf = row.getLong("as_of");
        OptionalLong fixed = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(asOf);
        long retryAt = row.getLong("retry_at");
        Optional<Instant> retry = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(retryAt));
        String problem = row.getString("problem");
        return new Task(row.getString("id"), read(row.getString("spec"), TaskSpec.class),
                TaskState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                problem == null ? Optional.empty() : Optional.of(read(problem, Problem.class)), fixed,
                row.getInt("attempts"), retry, Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("changed")), tables);
    }

    private static List<TableStatus> tables(Connection connection, String id) throws SQLException {
        List<TableStatus> tables = new ArrayList<>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT status FROM table_task WHERE task = ? ORDER BY position")) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    tables.add(read(row.getString(1), TableStatus.class));
                }
            }
        }
        return tables;
    }

    /** Problem, asOf, attempts and retryAt, from that parameter on. */
    private static void bind(PreparedStatement row, int first, Task task) throws SQLException {
        row.setString(first, task.problem().map(TaskRows::json).orElse(null));
        if (task.asOf().isPresent()) {
            row.setLong(first + 1, task.asOf().getAsLong());
        } else {
            row.setNull(first + 1, Types.INTEGER);
        }
        row.setInt(first + 2, task.attempts());
        if (task.retryAt().isPresent()) {
            row.setLong(first + 3, task.retryAt().get().toEpochMilli());
        } else {
            row.setNull(first + 3, Types.INTEGER);
        }
    }

    private static String json(Object value) {
        try {
            return JsonFiles.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(String json, Class<T> type) throws SQLException {
        try {
            return JsonFiles.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            SQLiteException corrupt = new SQLiteException("not the JSON of a " + type.getSimpleName(),
                    SQLiteErrorCode.SQLITE_CORRUPT);
            corrupt.initCause(e);
            throw corrupt;
        }
    }
}
