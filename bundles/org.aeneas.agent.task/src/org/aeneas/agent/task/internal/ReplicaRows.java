package org.aeneas.agent.task.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.aeneas.agent.task.NodeSnapshots.Part;
import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenOrder;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.engine.RowSource;

/**
 * Rows of several nodes, of each of which only those are read that it replicates: what it has beside these (it was never
 * cleaned up, say) may be of long ago, and deleted since.
 */
final class ReplicaRows implements RowSource {
    private final RowSource all;
    private final TokenOrder order;
    private final List<Part> parts;
    private final Function<Set<String>, RowSource> opener;
    private final Map<Set<String>, RowSource> sources = new ConcurrentHashMap<>();

    /**
     * @param all    of all nodes, by which the table is cut; closed with this
     * @param parts  of the whole ring, in its order
     * @param opener the merged rows of these nodes
     */
    ReplicaRows(RowSource all, TokenOrder order, List<Part> parts, Function<Set<String>, RowSource> opener) {
        this.all = all;
        this.order = order;
        this.parts = parts;
        this.opener = opener;
    }

    @Override
    public TableSchema schema() {
        return all.schema();
    }

    @Override
    public List<Split> splits(long targetBytes) {
        return all.splits(targetBytes);
    }

    @Override
    public RowCursor open(TokenRange range, long asOf) {
        List<PartsCursor.Opening> pieces = new ArrayList<>();
        for (int i = firstPart(range.start()); i < parts.size(); i++) {
            Optional<TokenRange> common = order.common(parts.get(i).range(), range);
            if (common.isEmpty()) {
                break;
            }
            Set<String> nodes = parts.get(i).nodes();
            pieces.add(() -> source(nodes).open(common.get(), asOf));
        }
        return pieces.size() == 1 ? pieces.get(0).open() : new PartsCursor(schema(), pieces);
    }

    private RowSource source(Set<String> nodes) {
        return sources.computeIfAbsent(nodes, opener);
    }

    /** The first one that does not end before what comes after the token. */
    private int firstPart(String token) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high && !token.isEmpty()) {
            int middle = (low + high) >>> 1;
            if (order.comparator().compare(parts.get(middle).range().end(), token) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void close() {
        sources.values().forEach(RowSource::close);
        all.close();
    }
}
