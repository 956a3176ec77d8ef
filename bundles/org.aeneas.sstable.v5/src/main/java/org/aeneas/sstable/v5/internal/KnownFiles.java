package org.aeneas.sstable.v5.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.aeneas.core.schema.TableSchema;
import org.aeneas.sstable.SSTable;
import org.aeneas.sstable.SSTableProblems;
import org.aeneas.sstable.TableChanges;
import org.aeneas.sstable.TableChanges.Replica;
import org.apache.cassandra.db.ClusteringComparator;
import org.apache.cassandra.dht.IPartitioner;

/**
 * The SSTables of a table that were read lately. A snapshot has the same ones as the snapshot before under other
 * names: they are looked at once only, and stay open. For one thread.
 */
final class KnownFiles implements AutoCloseable {
    /** Of those that nobody reads; each has some files and buffers. */
    private static final int MOST_OPEN = 64;

    private final Layout layout;
    private final ClusteringComparator order;
    private final Map<Identity, Known> known = new HashMap<>();
    private int open;

    /**
     * Links of one file have these in common. Old nodes may use a number again, but not for what is as long and as old.
     */
    private record Identity(String node, String name, long length, long modified) {

        static Identity of(String node, SSTable file) {
            try {
                BasicFileAttributes data = Files.readAttributes(file.data(), BasicFileAttributes.class);
                return new Identity(node, file.data().getFileName().toString(), data.size(),
                        data.lastModifiedTime().toMillis());
            } catch (IOException e) {
                throw SSTableProblems.ofDisk(file.data(), e);
            }
        }
    }

    /** A file, and what reads it while nobody needs that. */
    private static final class Known {
        private final TableFile file;
        private final List<Lookup> idle = new ArrayList<>();
        private boolean used = true;

        private Known(TableFile file) {
            this.file = file;
        }
    }

    /** One of a node's files, for one cycle. */
    final class Handle {
        private final Known of;
        private final String node;
        private final TableFile file;

        private Handle(Known of, String node, TableFile file) {
            this.of = of;
            this.node = node;
            this.file = file;
        }

        String node() {
            return node;
        }

        TableFile file() {
            return file;
        }

        Lookup borrow() {
            if (of.idle.isEmpty()) {
                return new Lookup(file);
            }
            open--;
            return of.idle.remove(of.idle.size() - 1);
        }

        /** For the next one to borrow. */
        void giveBack(Lookup lookup) {
            if (open < MOST_OPEN) {
                open++;
                of.idle.add(lookup);
            } else {
                lookup.close();
            }
        }
    }

    /** @param first one of the files */
    KnownFiles(TableSchema schema, IPartitioner partitioner, SSTable first) {
        FileHeader header = FileHeader.read(first);
        this.layout = Layout.of(schema, partitioner, header);
        this.order = layout.of(header).metadata().comparator;
    }

    Layout layout() {
        return layout;
    }

    /** Of rows in a partition. */
    ClusteringComparator order() {
        return order;
    }

    /** Begins a cycle, in which files are used anew. */
    void begin() {
        known.values().forEach(entry -> entry.used = false);
    }

    List<Handle> named(TableChanges changes) {
        return handles(changes, Replica::named);
    }

    List<Handle> before(TableChanges changes) {
        return handles(changes, Replica::before);
    }

    List<Handle> now(TableChanges changes) {
        return handles(changes, Replica::now);
    }

    private List<Handle> handles(TableChanges changes, Function<Replica, List<SSTable>> files) {
        return changes.replicas().stream().flatMap(replica -> files.apply(replica).stream()
                .map(file -> of(replica.node(), file))).toList();
    }

    private Handle of(String node, SSTable file) {
        Known entry = known.computeIfAbsent(Identity.of(node, file),
                unknown -> new Known(new TableFile(file, layout)));
        entry.used = true;
        return new Handle(entry, node, entry.file.at(file));
    }

    /** Ends a cycle: what was not used in it is gone. */
    void forgetUnused() {
        known.values().removeIf(entry -> {
            if (!entry.used) {
                closeIdle(entry);
            }
            return !entry.used;
        });
    }

    private void closeIdle(Known entry) {
        open -= entry.idle.size();
        entry.idle.forEach(Lookup::close);
        entry.idle.clear();
    }

    @Override
    public void close() {
        known.values().forEach(this::closeIdle);
        known.clear();
    }
}
