package org.aeneas.load.tests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.aeneas.aws.ItemStore;
import org.aeneas.aws.item.AttributeValue;
import org.aeneas.aws.item.Item;
import org.aeneas.aws.item.ItemJson;
import org.aeneas.core.Problem;

/**
 * A table with the key {@code id, n} that sees what a real one cannot tell: what is under way at once. It refuses
 * double keys in a batch, as DynamoDB does.
 */
final class MemoryTable implements ItemStore {
    record Batch(int writes, int partitions) {
    }

    private final Map<Item, Item> items = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<String, Integer> mostUnderWay = new ConcurrentHashMap<>();
    private final Map<String, Long> written = new ConcurrentHashMap<>();
    private final List<Batch> batches = new ArrayList<>();
    private volatile long latencyMicros;
    private volatile double unitsAnItem = 1;
    private volatile Predicate<Item> unprocessed = item -> false;
    private volatile Predicate<Item> refused = item -> false;

    MemoryTable withLatency(long micros) {
        latencyMicros = micros;
        return this;
    }

    /** As a table with indexes has: each write takes more than its own size. */
    MemoryTable withUnitsAnItem(double units) {
        unitsAnItem = units;
        return this;
    }

    MemoryTable leavingUnprocessed(Predicate<Item> which) {
        unprocessed = which;
        return this;
    }

    MemoryTable refusing(Predicate<Item> which) {
        refused = which;
        return this;
    }

    Map<Item, Item> items() {
        return items;
    }

    int mostUnderWay(String partition) {
        return mostUnderWay.getOrDefault(partition, 0);
    }

    long written(String partition) {
        return written.getOrDefault(partition, 0L);
    }

    synchronized List<Batch> batches() {
        return List.copyOf(batches);
    }

    @Override
    public Outcome write(String table, List<Write> writes) {
        List<Item> batch = writes.stream().map(write -> ItemJson.read(write.json())).toList();
        check(batch);
        begin(batch);
        try {
            if (latencyMicros > 0) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(latencyMicros));
            }
            List<Write> left = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                if (unprocessed.test(batch.get(i))) {
                    left.add(writes.get(i));
                } else {
                    apply(writes.get(i), batch.get(i));
                }
            }
            return new Outcome(left, (batch.size() - left.size()) * unitsAnItem);
        } finally {
            batch.forEach(item -> underWay.merge(partition(item), -1, Integer::sum));
        }
    }

    private void check(List<Item> batch) {
        Set<Item> keys = new HashSet<>();
        for (Item item : batch) {
            if (refused.test(item) || !keys.add(key(item))) {
                throw new Problem(REFUSED, "DynamoDB refuses an item: for a test", "table", "none").asException();
            }
        }
    }

    private void begin(List<Item> batch) {
        for (Item item : batch) {
            int now = underWay.merge(partition(item), 1, Integer::sum);
            mostUnderWay.merge(partition(item), now, Math::max);
        }
        synchronized (this) {
            batches.add(new Batch(batch.size(), (int) batch.stream().map(MemoryTable::partition).distinct().count()));
        }
    }

    private void apply(Write write, Item item) {
        if (write.delete()) {
            items.remove(key(item));
        } else {
            items.put(key(item), item);
        }
        written.merge(partition(item), 1L, Long::sum);
    }

    private static Item key(Item item) {
        return item.only(List.of("id", "n"));
    }

    private static String partition(Item item) {
        return item.attributes().get("id") instanceof AttributeValue.S id ? id.value() : "";
    }

    @Override
    public List<Item> read(String table, List<Item> keys) {
        return keys.stream().filter(items::containsKey).map(items::get).toList();
    }

    @Override
    public void scan(String table, List<String> attributes, int segment, int segments, Consumer<List<Item>> page) {
        Map<Item, Item> all = new HashMap<>(items);
        page.accept(all.keySet().stream().filter(key -> Math.floorMod(key.hashCode(), segments) == segment).toList());
    }
}
