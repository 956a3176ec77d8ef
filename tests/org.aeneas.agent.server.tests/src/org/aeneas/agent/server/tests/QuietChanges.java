package org.aeneas.agent.server.tests;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.RowKey;

/** A source of changes in which nothing ever changes. */
final class QuietChanges implements ChangeSource {

    /** The same tables, which can be followed. */
    static TableSources follow(TableSources tables) {
        ChangeSource quiet = new QuietChanges();
        return new TableSources() {
            @Override
            public Opened open(Task task, TableSchema table) {
                return tables.open(task, table);
            }

            @Override
            public Optional<Problem> lost(Task task, TableSchema table) {
                return tables.lost(task, table);
            }

            @Override
            public ChangeSource changes() {
                return quiet;
            }
        };
    }

    @Override
    public void begin(Task task, Progress progress) {
        // nothing has to be kept
    }

    @Override
    public Cycle cycle(Task task, long number, Progress progress) {
        Instant now = Instant.now();
        return new Cycle(number, now.getEpochSecond(), now, -1);
    }

    @Override
    public ChangeCursor changes(Task task, Cycle cycle, TableSchema table, List<RowKey> further) {
        Row none = new Row(table);
        return new ChangeCursor() {
            @Override
            public boolean next() {
                return false;
            }

            @Override
            public boolean isAlive() {
                return false;
            }

            @Override
            public Row row() {
                return none;
            }

            @Override
            public Optional<Row> before() {
                return Optional.empty();
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
    }

    @Override
    public void confirmed(Task task, long number, Progress progress) {
        // nothing was kept
    }

    @Override
    public void drainHints(Task task, Progress progress) {
        // there are none
    }

    @Override
    public void repair(Task task, Progress progress) {
        // all is well
    }

    @Override
    public void end(Task task, Progress progress) {
        // nothing is left
    }
}
