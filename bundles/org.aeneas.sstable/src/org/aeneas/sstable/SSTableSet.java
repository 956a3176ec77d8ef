package org.aeneas.sstable;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The complete SSTables that were found in a table's directories.
 *
 * @param files       in the order of the directories, then of their names; may be empty
 * @param partitioner class name that their Statistics components agree on; empty where there are no files
 */
public record SSTableSet(List<SSTable> files, String partitioner) {

    public SSTableSet {
        files = List.copyOf(files);
    }

    public Set<String> versions() {
        return files.stream().map(SSTable::version).collect(Collectors.toUnmodifiableSet());
    }
}
