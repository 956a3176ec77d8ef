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
        NativeLibrary.unpackIn(file.toAbsolutePath().getParent());
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
            return transaction(connection, work);
        } catch (SQLException e) {
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

    /**
     * The driver's own transactions are not used: a full disk ends SQLite's, which the driver does not notice, and from
     * then on it would refuse every commit.
     */
    private static <T> T transaction(Connection connection, Work<T> work) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            T result = work.run(connection);
            execute(connection, "COMMIT");
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            // Most often SQLite has done it itself.
            cause.addSuppressed(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
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
            transaction(connection, migrating -> StoreForm.update(file, migrating));
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
