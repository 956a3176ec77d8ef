package org.aeneas.load.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.item.Item;
import org.aeneas.core.ProblemException;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadReport.FailedObject;
import org.aeneas.load.Target;

/** Deletes of all items in a part of a table. */
public final class ScanFeed extends Feed {
    private final ItemStore items;
    private final Target target;
    private final int segment;
    private final int segments;
    private long line;

    public ScanFeed(ItemStore items, Target target, int segment, int segments) {
        this.items = items;
        this.target = target;
        this.segment = segment;
        this.segments = segments;
    }

    @Override
    String name() {
        return target.table() + " segment " + (segment + 1) + " of " + segments;
    }

    @Override
    void pump(Consumer<PendingWrite> next) {
        List<String> keyNames = new ArrayList<>(List.of(target.partitionKey()));
        target.sortKey().ifPresent(keyNames::add);
        items.scan(target.table(), keyNames, segment, segments,
                page -> page.forEach(key -> next.accept(delete(key))));
    }

    private PendingWrite delete(Item key) {
        line++;
        String sort = target.sortKey().map(name -> key.attributes().get(name).toString()).orElse("");
        return new PendingWrite(Write.delete(key), this, line,
                key.attributes().get(target.partitionKey()).toString(), sort, 1);
    }

    @Override
    void completed(LoadCounts counts) {
        // A scan that is cut short begins again: what it deleted does not come back.
    }

    @Override
    Optional<FailedObject> failure(ProblemException e) {
        return Optional.empty();
    }
}
