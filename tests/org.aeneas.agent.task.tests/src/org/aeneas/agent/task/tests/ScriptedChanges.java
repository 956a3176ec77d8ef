package org.aeneas.agent.task.tests;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.aeneas.agent.task.ChangeSource;
import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.core.row.Row;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.ChangeCursor;
import org.aeneas.sstable.RowKey;

/**
 * Changes of the table {@link Tables#PLAIN} as a test makes them. What is written is in the next cycle that is begun; a
 * cycle stays as it is until it is confirmed, whoever asks for it.
 */
final class ScriptedChanges implements ChangeSource {
    private record Script(Cycle cycle, Map<Integer, Optional<String>> changed) {
    }

    private final TableSources whole;
    private final List<String> calls = new ArrayList<>();
    private final Map<Integer, Optional<String>> pending = new TreeMap<>();
    private final Map<Long, Script> cycles = new TreeMap<>();
    private final List<RowKey> readAgain = new ArrayList<>();
    private Optional<Problem> inTheWay = Optional.empty();
    private long expiry;
    private Optional<String> added = Optional.empty();

    ScriptedChanges(TableSources whole) {
        this.whole = whole;
    }

    /** The tables, with these changes. */
    TableSources sources() {
        return new TableSources() {
            @Override
            public void begin(Task task, Progress progress) {
                call("snapshot");
            }

            @Override
            public Opened open(Task task, TableSchema table) {
                return whole.open(task, table);
            }

            @Override
            public Optional<Problem> lost(Task task, TableSchema table) {
                return whole.lost(task, table);
            }

            @Override
            public void end(Task task) {
                call("snapshot gone");
            }

            @Override
            public ChangeSource changes() {
                return ScriptedChanges.this;
            }
        };
    }

    synchronized ScriptedChanges write(int key, String value) {
        pending.put(key, Optional.of(value));
        return this;
    }

    synchronized ScriptedChanges delete(int key) {
        pending.put(key, Optional.empty());
        return this;
    }

    /** A cell of every row that is told of expires then. */
    synchronized void expiring(long second) {
        expiry = second;
    }

    /** From now on rows have the value in that column too, a text, which a task may not know. */
    synchronized void addColumn(String name) {
        added = Optional.of(name);
    }

    /** Whoever asks for a cycle meets this. */
    synchronized void block(Optional<Problem> problem) {
        inTheWay = problem;
    }

    /** What it was told, in order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Keys that were to be read though nobody wrote them. */
    synchronized List<RowKey> readAgain() {
        return List.copyOf(readAgain);
    }

    private synchronized void call(String what) {
        calls.add(what);
    }

    @Override
    public void begin(Task task, Progress progress) {
        call("begin");
    }

    @Override
    public synchronized Cycle cycle(Task task, long number, Progress progress) {
        call("cycle " + number);
        inTheWay.ifPresent(problem -> {
            throw problem.asException();
        });
        return cycles.computeIfAbsent(number, unknown -> {
            Instant now = Instant.now();
            Script script = new Script(new Cycle(number, now.getEpochSecond(), now, 4711), Map.copyOf(pending));
            pending.clear();
            return script;
        }).cycle();
    }

    @Override
    public synchronized ChangeCursor changes(Task task, Cycle cycle, TableSchema table, List<RowKey> further) {
        readAgain.addAll(further);
        List<Map.Entry<Integer, Optional<String>>> changed = table.qualifiedName().equals(Tables.PLAIN)
                ? new ArrayList<>(new TreeMap<>(cycles.get(cycle.number()).changed()).entrySet()) : List.of();
        return new Changes(table, changed, expiry, added);
    }

    @Override
    public void confirmed(Task task, long number, Progress progress) {
        call("confirmed " + number);
    }

    @Override
    public void drainHints(Task task, Progress progress) {
        call("hints");
    }

    @Override
    public void repair(Task task, Progress progress) {
        call("repair");
    }

    @Override
    public void end(Task task, Progress progress) {
        call("end");
    }

    private static final class Changes implements ChangeCursor {
        private final Row row;
        private final List<Map.Entry<Integer, Optional<String>>> changed;
        private final TableSchema table;
        private final long expiry;
        private final Optional<String> added;
        private int at = -1;

        Changes(TableSchema table, List<Map.Entry<Integer, Optional<String>>> changed, long expiry,
                Optional<String> added) {
            this.row = new Row(table);
            this.changed = changed;
            this.expiry = expiry;
            this.added = added;
            this.table = table;
        }

        @Override
        public boolean next() {
            if (++at >= changed.size()) {
                return false;
            }
            row.beginPartition();
            row.set(0, ByteBuffer.allocate(4).putInt(0, changed.get(at).getKey()));
            row.beginRow(Row.Kind.REGULAR);
            changed.get(at).getValue().ifPresent(value -> {
                row.set(1, ByteBuffer.wrap(value.getBytes(StandardCharsets.UTF_8)));
                added.map(table::indexOf).filter(column -> column > 0).ifPresent(column -> row.set(column,
                        ByteBuffer.wrap((value + " too").getBytes(StandardCharsets.UTF_8))));
                row.written(1, 0);
                if (expiry > 0) {
                    row.written(1, expiry);
                }
            });
            return true;
        }

        @Override
        public boolean isAlive() {
            return changed.get(at).getValue().isPresent();
        }

        @Override
        public Row row() {
            return row;
        }

        @Override
        public Optional<Row> before() {
            return Optional.empty();
        }

        @Override
        public long unknownCells() {
            return at >= 0 && added.filter(name -> table.column(name).isEmpty()).isPresent() ? 1 : 0;
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
