package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.staging.DurableFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The file of the tasks: SQLite, whose every commit is on the disk when it returns. For one thread at a time, of the
 * one process that holds the {@link StoreLock}.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
            .withZone(ZoneOffset.UTC);
    /** Of the file, its journal and its index, as SQLite names them. */
    private static final List<String> SUFFIXES = List.of("", "-wal", "-shm", "-journal");

    /** From each form of the file to the next one, from an empty file on; what is released is never changed. */
    private static final List<List<String>> STEPS = List.of(
            List.of("CREATE TABLE task (id TEXT PRIMARY KEY, spec TEXT NOT NULL, state TEXT NOT NULL, problem TEXT, "
                    + "as_of INTEGER, created INTEGER NOT NULL, changed INTEGER NOT NULL)",
                    "CREATE TABLE table_task (task TEXT NOT NULL REFERENCES task(id) ON DELETE CASCADE, "
                    + "position INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY (task, position))"),
            List.of("ALTER TABLE task ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0",
                    "ALTER TABLE task ADD COLUMN retry_at INTEGER"));

    /** Something to be done in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final Optional<Problem> replaced;

    private Database(Path file, Connection connection, Optional<Problem> replaced) {
        this.file = file;
        this.connection = connection;
        this.replaced = replaced;
    }

    /**
     * @param probe finds out whether what is in the file can be understood
     * @throws org.aeneas.core.ProblemException {@code task-store-version}, {@code task-store-failed} and others
     */
    public static Database open(Path file, Work<?> probe) {
        try {
            return new Database(file, connect(file, probe), Optional.empty());
        } catch (SQLException e) {
            if (!StoreProblems.isCorrupt(e)) {
                throw StoreProblems.of(file, e);
            }
            LOG.error("The file of the tasks is damaged: {}", file, e);
        }
        Path aside = keepAside(file);
        try {
            return new Database(file, connect(file, probe), Optional.of(StoreProblems.keptAside(file, aside)));
        } catch (SQLException e) {
            throw StoreProblems.of(file, e);
        }
    }

    /** What became of a damaged file. */
    public Optional<Problem> replaced() {
        return replaced;
    }

    /** Does all of it or nothing; when it returns it is done for good. */
    public synchronized <T> T change(Work<T> work) {
        try {
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollback(e);
            throw StoreProblems.of(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreProblems.of(file, e);
        }
    }

    private void rollback(SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static Connection connect(Path file, Work<?> probe) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        // One process only: so there is no index in shared memory, which some file systems do not have.
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // Made here: DriverManager finds drivers by ServiceLoader, which finds nothing under OSGi.
        Connection connection = new JDBC().connect("jdbc:sqlite:" + file, config.toProperties());
        boolean usable = false;
        try {
            check(connection);
            connection.setAutoCommit(false);
            migrate(file, connection);
            probe.run(connection);
            usable = true;
            return connection;
        } finally {
            if (!usable) {
                connection.close();
            }
        }
    }

    private static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            String found = answer.next() ? answer.getString(1) : "no answer";
            if (!found.equals("ok")) {
                throw new SQLiteException(found, SQLiteErrorCode.SQLITE_CORRUPT);
            }
        }
    }

    private static void migrate(Path file, Connection connection) throws SQLException {
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
            connection.commit();
        }
    }

    private static Path keepAside(Path file) {
        Path aside = file.resolveSibling(file.getFileName() + ".corrupt-" + SECOND.format(Instant.now()));
        try {
            for (String suffix : SUFFIXES) {
                Path part = file.resolveSibling(file.getFileName() + suffix);
                if (Files.exists(part)) {
                    Files.move(part, aside.resolveSibling(aside.getFileName() + suffix));
                }
            }
            DurableFiles.syncFolder(file.getParent());
            return aside;
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
