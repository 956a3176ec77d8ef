package org.aeneas.sstable.v5.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/** The SSTables of one table. Holds nothing open but through its cursors. */
final class Source5 implements RowSource {
    /** Stretches a split, for the sake of even splits. */
    private static final int SAMPLES = 4;

    private final Layout layout;
    private final List<TableFile> files;

    Source5(Layout layout, List<TableFile> files) {
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
                String cut = end ? "" : layout.partitioner().getTokenFactory().toString(sample.token());
                splits.add(new Split(new TokenRange(start, cut), bytes, rows(bytes)));
                start = cut;
                bytes = 0;
            }
        }
        return splits;
    }

    private long rows(long bytes) {
        double rows = files.stream().mapToLong(TableFile::rows).sum();
        return Math.round(rows * bytes / files.stream().mapToLong(TableFile::uncompressedLength).sum());
    }

    @Override
    public RowCursor open(TokenRange range, long asOf) {
        try (ContextLoader context = new ContextLoader()) {
            RingPart part = RingPart.of(range, layout.partitioner());
            return new Cursor5(layout, files.stream().filter(part::overlaps).toList(), part, asOf);
        }
    }

    @Override
    public void close() {
        // cursors hold the files
    }
}
