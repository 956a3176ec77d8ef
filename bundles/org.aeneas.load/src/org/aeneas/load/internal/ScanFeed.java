package org.aeneas.load.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;
import org.aeneas.core.ProblemException;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadReport.FailedObject;
import org.aeneas.load.Target;

/** Deletes of all items in a part of a table, or of those that are expired. */
public final class ScanFeed extends Feed {
    private final ItemStore items;
    private final Target target;
    private final int segment;
    private final int segments;
    private final List<String> further;
    private final Predicate<Item> chosen;
    private long line;

    public ScanFeed(ItemStore items, Target target, int segment, int segments) {
        this(items, target, segment, segments, List.of(), item -> true);
    }

    /** @param now epoch second: who has that or less in the attribute is deleted */
    public static ScanFeed expired(ItemStore items, Target target, int segment, int segments, String ttlAttribute,
            long now) {
        BigDecimal latest = BigDecimal.valueOf(now);
        return new ScanFeed(items, target, segment, segments, List.of(ttlAttribute),
                item -> item.attributes().get(ttlAttribute) instanceof AttributeValue.N ttl
                        && new BigDecimal(ttl.value()).compareTo(latest) <= 0);
    }

    private ScanFeed(ItemStore items, Target target, int segment, int segments, List<String> further,
            Predicate<Item> chosen) {
        this.further = further;
        this.chosen = chosen;
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
        List<String> attributes = new ArrayList<>(keyNames);
        attributes.addAll(further);
        items.scan(target.table(), attributes, segment, segments, page -> page.stream().filter(chosen)
                .forEach(item -> next.accept(delete(further.isEmpty() ? item : item.only(keyNames)))));
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
