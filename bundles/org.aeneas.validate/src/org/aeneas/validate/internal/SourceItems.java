package org.aeneas.validate.internal;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.Progress;
import org.aeneas.core.row.ByteSink;
import org.aeneas.core.row.Row;
import org.aeneas.core.row.RowCursor;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.RowSource.Split;
import org.aeneas.mapping.RowEncoder;
import org.aeneas.mapping.TableMapping;
import org.aeneas.validate.ValidateOptions;

/** The items that the source's rows make, by the encoder that extraction uses. */
public final class SourceItems {

    /** @param rows CQL rows; {@code items} counts static items too, and leaves rejects and expired ones out */
    public record Counts(long rows, long items, long rejects) {
    }

    private static final int PROGRESS_STEP = 1_000;

    private final RowSource source;
    private final TableMapping mapping;
    private final ValidateOptions options;
    private final List<Split> splits;
    private final List<String> keyAttributes;
    private final List<String> untold;

    public SourceItems(RowSource source, TableMapping mapping, ValidateOptions options, List<Split> splits) {
        this.source = source;
        this.mapping = mapping;
        this.options = options;
        this.splits = splits;
        this.keyAttributes = Attributes.key(mapping);
        this.untold = Attributes.untold(mapping, source.tellsExpiry());
    }

    public long estimatedRows() {
        return splits.stream().mapToLong(split -> Math.max(0, split.estimatedRows())).sum();
    }

    /** @param consumer is called by several threads */
    public Counts each(Consumer<ComparedItem> consumer, Progress progress) {
        LongAdder rows = new LongAdder();
        LongAdder items = new LongAdder();
        LongAdder rejects = new LongAdder();
        Parts.forEach(splits, options.threads(), progress, split -> {
            RowEncoder encoder = options.form().encoder(mapping);
            ByteSink line = new ByteSink(4096);
            int sinceLast = 0;
            try (RowCursor cursor = source.open(split.range(), options.asOf())) {
                while (cursor.next()) {
                    if (cursor.row().kind() == Row.Kind.REGULAR) {
                        rows.increment();
                    }
                    line.reset();
                    if (encoder.encode(cursor.row(), line).isPresent()) {
                        rejects.increment();
                    } else if (give(line, cursor.row(), consumer)) {
                        items.increment();
                    }
                    if (++sinceLast == PROGRESS_STEP) {
                        progress.worked(sinceLast);
                        progress.check();
                        sinceLast = 0;
                    }
                }
            }
            progress.worked(sinceLast);
        });
        return new Counts(rows.sum(), items.sum(), rejects.sum());
    }

    private boolean give(ByteSink line, Row row, Consumer<ComparedItem> consumer) {
        Item item = ItemJson.readLine(line.array(), 0, line.length());
        boolean exact = source.tellsExpiry();
        if (exact && Attributes.expired(item, mapping.ttlAttribute(), options.now())) {
            return false;
        }
        consumer.accept(ComparedItem.of(item, keyAttributes, untold, exact ? TtlBound.OPEN : TtlBound.of(row)));
        return true;
    }
}
