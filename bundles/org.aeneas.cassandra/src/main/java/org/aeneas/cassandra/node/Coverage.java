package org.aeneas.cassandra.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.aeneas.core.row.TokenRange;

/**
 * From which nodes each part of the ring is to be read: from those, of the ones that we have, that replicate it.
 *
 * @param keyspaces parts in the ring's order, without gap or overlap, by keyspace
 * @param absent    nodes of the datacenter that replicate too, but are not among ours: what only they have (a write
 *                  that was never repaired) is not read
 */
public record Coverage(String datacenter, String partitioner, Map<String, List<Part>> keyspaces, List<Host> absent) {

    /** @param addresses of the nodes, sorted; at least one */
    public record Part(TokenRange range, List<String> addresses) {
        public Part {
            addresses = addresses.stream().sorted().toList();
        }
    }

    public Coverage {
        keyspaces = Map.copyOf(keyspaces);
        absent = List.copyOf(absent);
    }

    /** What one node is read for, in the ring's order; ranges that follow each other are joined. */
    public List<TokenRange> ranges(String keyspace, String address) {
        List<TokenRange> ranges = new ArrayList<>();
        for (Part part : keyspaces.get(keyspace)) {
            if (part.addresses().contains(address)) {
                int last = ranges.size() - 1;
                if (last >= 0 && ranges.get(last).end().equals(part.range().start())) {
                    ranges.set(last, new TokenRange(ranges.get(last).start(), part.range().end()));
                } else {
                    ranges.add(part.range());
                }
            }
        }
        return ranges;
    }
}
