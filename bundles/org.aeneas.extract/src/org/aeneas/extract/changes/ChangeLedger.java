package org.aeneas.extract.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.aeneas.core.Problem;
import org.aeneas.staging.ChangeCounts;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.JsonFiles;

import com.fasterxml.jackson.core.JacksonException;

/**
 * How far the changes of a task are: durable, in one small file, and never ahead of what is in DynamoDB. A table whose
 * cycle is not applied when the process dies is begun again with that cycle. For many threads.
 */
public final class ChangeLedger {
    private static final int VERSION = 1;

    /**
     * How far one table is.
     *
     * @param applied the last cycle of which all is applied; 0 for none
     * @param dueUpTo epoch second up to which rows were read again in which a cell has expired
     * @param totals  over all cycles that are applied
     * @param refused writes of them that DynamoDB refused
     */
    public record Cursor(long applied, long dueUpTo, ChangeCounts totals, long refused) {
        static final Cursor NONE = new Cursor(0, 0, ChangeCounts.NONE, 0);

        public Cursor next(long cycle, long newDueUpTo, ChangeCounts counts, long refusals) {
            return new Cursor(cycle, newDueUpTo, totals.plus(counts), refused + refusals);
        }
    }

    /**
     * @param upTo       milliseconds since 1970: every write by then is in DynamoDB
     * @param nextObject the number of the next object of changes that AWS DMS reads
     */
    private record Content(int version, long confirmed, long upTo, long nextObject, Map<String, Cursor> tables) {
    }

    private final Path file;
    private Content content;

    /** @throws org.aeneas.core.ProblemException if the file is there and cannot be read */
    public ChangeLedger(Path file) {
        this.file = file;
        this.content = Files.exists(file) ? read(file) : new Content(VERSION, 0, 0, 1, Map.of());
    }

    /** The last cycle that is applied to all tables, and of which the source knows that; 0 for none. */
    public synchronized long confirmed() {
        return content.confirmed();
    }

    /** Every write by then is in DynamoDB; empty before the first cycle. */
    public synchronized Optional<Instant> upTo() {
        return content.confirmed() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(content.upTo()));
    }

    public synchronized void confirmed(long cycle, Instant upTo) {
        write(new Content(VERSION, cycle, upTo.toEpochMilli(), content.nextObject(), content.tables()));
    }

    public synchronized long nextObject() {
        return content.nextObject();
    }

    /** @param table with the keyspace */
    public synchronized Cursor cursor(String table) {
        return content.tables().getOrDefault(table, Cursor.NONE);
    }

    /** Returns when it is on the disk. */
    public synchronized void applied(String table, Cursor cursor, long nextObject) {
        Map<String, Cursor> tables = new TreeMap<>(content.tables());
        tables.put(table, cursor);
        write(new Content(VERSION, content.confirmed(), content.upTo(), nextObject, tables));
    }

    private void write(Content next) {
        DurableFiles.write(file, JsonFiles.pretty(next));
        content = next;
    }

    private static Content read(Path file) {
        try {
            Content content = JsonFiles.MAPPER.readValue(Files.readAllBytes(file), Content.class);
            if (content.version() != VERSION) {
                throw new Problem("task-store-version", "The task's changes were followed by another version of Aeneas.",
                        file.toString(), "Finish the task with that version.").asException();
            }
            return content;
        } catch (JacksonException e) {
            throw new Problem("task-store-corrupt", "It is not known any more how far the task's changes are.",
                    file.toString(), "Create the task again, and let it load the tables anew.").asException(e);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }
}
