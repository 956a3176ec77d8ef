package org.aeneas.agent.task.tests;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.task.TableSources;
import org.aeneas.agent.task.Task;
import org.aeneas.core.Problem;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/** Real SSTables, small as they are, cut into {@value #PARTS} parts of the ring, so that there are as many chunks. */
record FineSources(TableSources whole) implements TableSources {
    static final int PARTS = 8;

    @Override
    public Opened open(Task task, TableSchema table) {
        Opened opened = whole.open(task, table);
        return new Opened(new Cut(opened.rows()), opened.files());
    }

    @Override
    public Optional<Problem> lost(Task task, TableSchema table) {
        return whole.lost(task, table);
    }

    private record Cut(RowSource whole) implements RowSource {

        @Override
        public TableSchema schema() {
            return whole.schema();
        }

        @Override
        public List<Split> splits(long targetBytes) {
            List<Split> all = whole.splits(Long.MAX_VALUE);
            String from = all.get(0).range().start();
            String to = all.get(all.size() - 1).range().end();
            BigInteger step = BigInteger.ONE.shiftLeft(64).divide(BigInteger.valueOf(PARTS));
            List<Split> parts = new ArrayList<>();
            for (int i = 1; i <= PARTS; i++) {
                String end = i == PARTS ? to
                        : BigInteger.valueOf(Long.MIN_VALUE).add(step.multiply(BigInteger.valueOf(i))).toString();
                parts.add(new Split(new TokenRange(from, end), 1000, 5));
                from = end;
            }
            return parts;
        }

        @Override
        public RowCursor open(TokenRange range, long asOf) {
            return whole.open(range, asOf);
        }

        @Override
        public void close() {
            whole.close();
        }
    }
}
