package org.aeneas.sstable.v3.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;
import org.apache.cassandra.dht.Token;

/** The SSTables of one table. Holds nothing open but through its cursors. */
final class Source3 implements RowSource {
    /** Stretches a split, for the sake of even splits. */
    private static final int SAMPLES = 4;

    private final Layout layout;
    private final List<TableFile> files;

    Source3(Layout layout, List<TableFile> files) {
        this.layout = layout;
        this.files = List.copyOf(files);
    }

    @Override
    public TableSchema schema() {
        return layout.schema();
    }

    @Override
    public List<Split> splits(long targetBytes) {
        if (targetBytes <= 0) {
            throw new IllegalArgumentException("targetBytes " + targetBytes);
        }
        try (ContextLoader context = new ContextLoader()) {
            List<KeySamples.Sample> samples = new ArrayList<>();
            files.forEach(file -> samples.addAll(KeySamples.of(file, targetBytes / SAMPLES)));
            samples.sort(Comparator.comparing(KeySamples.Sample::token));
            return cut(samples, targetBytes);
        }
    }

    private List<Split> cut(List<KeySamples.Sample> samples, long targetBytes) {
        List<Split> splits = new ArrayList<>();
        String start = "";
        long bytes = 0;
        for (int i = 0; i < samples.size(); i++) {
            KeySamples.Sample sample = samples.get(i);
            bytes += sample.bytes();
            boolean end = i + 1 == samples.size();
            if (end || bytes >= targetBytes && samples.get(i + 1).token().compareTo(sample.token()) > 0) {
                String cut = end ? "" : layout.metadata().partitioner.getTokenFactory().toString(sample.token());
                splits.add(new Split(new TokenRange(start, cut), bytes, rows(bytes)));
                start = cut;
                bytes = 0;
            }
        }
        return splits;
    }

    private long rows(long bytes) {
        long rows = 0;
        long all = 0;
        for (TableFile file : files) {
            if (file.rows() < 0) {
                return -1;
            }
            rows += file.rows();
            all += file.uncompressedLength();
        }
        return Math.round(rows * ((double) bytes / all));
    }

    @Override
    public RowCursor open(TokenRange range, long asOf) {
        try (ContextLoader context = new ContextLoader()) {
            Optional<Token> start = token(range.start());
            Optional<Token> end = token(range.end());
            List<TableFile> inRange = files.stream()
                    .filter(file -> start.isEmpty() || file.last().getToken().compareTo(start.get()) > 0)
                    .filter(file -> end.isEmpty() || file.first().getToken().compareTo(end.get()) <= 0).toList();
            return new Cursor3(layout, inRange, start, end, asOf);
        }
    }

    private Optional<Token> token(String text) {
        return text.isEmpty() ? Optional.empty()
                : Optional.of(layout.metadata().partitioner.getTokenFactory().fromString(text));
    }

    @Override
    public void close() {
        // cursors hold the files
    }
}
