package org.aeneas.validate.internal;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.aeneas.aws.ItemStore;
import org.aeneas.core.Progress;
import org.aeneas.mapping.TableMapping;
import org.aeneas.validate.ValidateOptions;

/** The items that DynamoDB holds, by a parallel scan. */
public final class TargetItems {
    /** Segments a thread, so that uneven ones even out. */
    private static final int SEGMENTS_A_THREAD = 4;

    private final ItemStore store;
    private final TableMapping mapping;
    private final ValidateOptions options;
    private final List<String> keyAttributes;
    private final List<String> untold;

    public TargetItems(ItemStore store, TableMapping mapping, ValidateOptions options, boolean tellsExpiry) {
        this.store = store;
        this.mapping = mapping;
        this.options = options;
        this.keyAttributes = Attributes.key(mapping);
        this.untold = Attributes.untold(mapping, tellsExpiry);
    }

    /** @param consumer is called by several threads */
    public void each(Consumer<ComparedItem> consumer, Progress progress) {
        int segments = options.threads() * SEGMENTS_A_THREAD;
        Parts.forEach(IntStream.range(0, segments).boxed().toList(), options.threads(), progress,
                segment -> store.scan(mapping.targetTable(), segment, segments, page -> {
                    progress.check();
                    page.stream()
                            .filter(item -> !Attributes.expired(item, mapping.ttlAttribute(), options.now()))
                            .forEach(item -> consumer.accept(ComparedItem.of(item, keyAttributes, untold,
                                    TtlBound.of(item, mapping.ttlAttribute()))));
                    progress.worked(page.size());
                }));
    }
}
