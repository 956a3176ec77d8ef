package org.aeneas.validate.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.ItemStore.Write;
import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.mapping.TableMapping;
import org.aeneas.validate.Difference;
import org.aeneas.validate.ValidateOptions;
import org.aeneas.validate.ValidationReport;

/**
 * Looks again, by key, at items that may differ, so that what the report says is true now; mends them if asked to.
 * For many threads.
 */
public final class Details {
    /** The most keys of a BatchGetItem (AWS's API reference). */
    private static final int BATCH = 100;

    private final ItemStore store;
    private final TableMapping mapping;
    private final ValidateOptions options;
    private final List<String> keyAttributes;
    private final List<String> untold;
    private final Map<Item, ComparedItem> waiting = new LinkedHashMap<>();
    private final Map<Item, ComparedItem> superfluous = new LinkedHashMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final long[] counts = new long[Difference.Kind.values().length];
    private long checked;
    private long repaired;
    private long collisions;

    public Details(ItemStore store, TableMapping mapping, ValidateOptions options, boolean tellsExpiry) {
        this.store = store;
        this.mapping = mapping;
        this.options = options;
        this.keyAttributes = Attributes.key(mapping);
        this.untold = Attributes.untold(mapping, tellsExpiry);
    }

    /** An item that the source has. */
    public synchronized void expected(ComparedItem item) {
        waiting.put(item.key().canonical(), item);
        if (waiting.size() == BATCH) {
            lookAtWaiting();
        }
    }

    /** An item that DynamoDB has and the source has not. */
    public synchronized void extra(ComparedItem item) {
        superfluous.put(item.key().canonical(), item);
        if (superfluous.size() == ItemStore.MAX_BATCH) {
            removeSuperfluous();
        }
    }

    /** What the comparison found and is not looked at one by one. */
    public synchronized void countUnseen(Comparison comparison) {
        collisions = comparison.collisions();
        for (Difference.Kind kind : Difference.Kind.values()) {
            counts[kind.ordinal()] += comparison.beyond(kind);
        }
    }

    public synchronized void flush() {
        lookAtWaiting();
        removeSuperfluous();
    }

    public synchronized ValidationReport report(SourceItems.Counts source, boolean all) {
        return new ValidationReport(mapping.targetTable(), source.rows(), source.items(), source.rejects(),
                counts[Difference.Kind.MISSING.ordinal()], counts[Difference.Kind.EXTRA.ordinal()],
                counts[Difference.Kind.DIFFERENT.ordinal()], collisions, repaired, all ? source.items() : checked, all,
                differences);
    }

    private void lookAtWaiting() {
        if (waiting.isEmpty()) {
            return;
        }
        Map<Item, Item> found = new HashMap<>();
        List<Item> keys = waiting.values().stream().map(ComparedItem::key).toList();
        for (Item item : store.read(mapping.targetTable(), keys)) {
            if (!Attributes.expired(item, mapping.ttlAttribute(), options.now())) {
                found.put(item.only(keyAttributes).canonical(), item);
            }
        }
        List<Write> mends = new ArrayList<>();
        waiting.forEach((key, expected) -> look(expected, found.get(key), mends));
        checked += waiting.size();
        waiting.clear();
        repaired += new Repairs(store, mapping.targetTable()).apply(mends);
    }

    private void look(ComparedItem expected, Item found, List<Write> mends) {
        if (found == null) {
            count(Difference.Kind.MISSING, expected.key(), List.of());
            mend(expected.content(), mends);
            return;
        }
        List<Difference.Attribute> differing = new ArrayList<>(
                differences(expected.content().canonical(), Attributes.without(found, untold).canonical()));
        boolean rightTtl = TtlBound.allows(expected.ttl(), TtlBound.of(found, mapping.ttlAttribute()));
        if (!rightTtl) {
            differing.add(ShownValues.ofTtl(mapping.ttlAttribute(), expected.ttl(), found));
        }
        if (!differing.isEmpty()) {
            differing.sort(Comparator.comparing(Difference.Attribute::name));
            count(Difference.Kind.DIFFERENT, expected.key(), differing);
            mend(keepUntold(expected.content(), found, rightTtl), mends);
        }
    }

    private static List<Difference.Attribute> differences(Item expected, Item found) {
        return expected.differences(found).stream().map(name -> ShownValues.of(name, expected.attributes().get(name),
                found.attributes().get(name))).toList();
    }

    private void mend(Item item, List<Write> mends) {
        if (options.repair()) {
            mends.add(Write.put(item));
        }
    }

    /** What the source could not tell stays as DynamoDB has it; a ttl that would lose data goes. */
    private Item keepUntold(Item expected, Item found, boolean rightTtl) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>(expected.attributes());
        for (String name : untold) {
            AttributeValue kept = found.attributes().get(name);
            if (kept != null && (rightTtl || !name.equals(mapping.ttlAttribute()))) {
                attributes.put(name, kept);
            }
        }
        return new Item(attributes);
    }

    private void removeSuperfluous() {
        List<Write> mends = new ArrayList<>();
        for (ComparedItem item : superfluous.values()) {
            count(Difference.Kind.EXTRA, item.key(), List.of());
            if (options.repair()) {
                mends.add(Write.delete(item.key()));
            }
        }
        superfluous.clear();
        repaired += new Repairs(store, mapping.targetTable()).apply(mends);
    }

    private void count(Difference.Kind kind, Item key, List<Difference.Attribute> attributes) {
        counts[kind.ordinal()]++;
        if (differences.size() < options.listed()) {
            String json = new String(ItemJson.write(key), StandardCharsets.UTF_8);
            differences.add(new Difference(kind, json, attributes, options.repair()));
        }
    }
}
