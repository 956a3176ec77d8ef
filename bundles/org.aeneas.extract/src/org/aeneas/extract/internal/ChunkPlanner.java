package org.aeneas.extract.internal;

import java.util.ArrayList;
import java.util.List;

import org.aeneas.core.row.TokenRange;
import org.aeneas.engine.RowSource;
import org.aeneas.engine.RowSource.Split;
import org.aeneas.extract.ExtractPlan.Chunk;

/** Cuts a table into chunks. Looks at the data and the wished size only, so that it cuts alike whenever it is asked. */
public final class ChunkPlanner {
    /** Of a chunk, so that a chunk that cannot be read at once is read in so many parts. */
    private static final int PARTS = 8;
    /** DynamoDB imports at most 50,000 objects (ImportTable quotas), and folders should stay handy. */
    private static final int MAX_CHUNKS = 20_000;

    private final long chunkBytes;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Split> open = new ArrayList<>();
    private long openBytes;

    private ChunkPlanner(long chunkBytes) {
        this.chunkBytes = chunkBytes;
    }

    /** @param chunkBytes about so many bytes a chunk, uncompressed, at the source */
    public static List<Chunk> chunks(RowSource source, long chunkBytes) {
        List<Split> splits = source.splits(Math.max(1, chunkBytes / PARTS));
        long total = splits.stream().mapToLong(Split::estimatedBytes).sum();
        if (total / chunkBytes > MAX_CHUNKS) {
            return chunks(source, total / MAX_CHUNKS + 1);
        }
        ChunkPlanner planner = new ChunkPlanner(chunkBytes);
        splits.forEach(planner::add);
        planner.close();
        return planner.chunks;
    }

    private void add(Split split) {
        if (openBytes + split.estimatedBytes() > chunkBytes + chunkBytes / PARTS) {
            close();
        }
        open.add(split);
        openBytes += split.estimatedBytes();
        if (openBytes >= chunkBytes) {
            close();
        }
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        TokenRange range = new TokenRange(open.get(0).range().start(), open.get(open.size() - 1).range().end());
        List<String> cuts = open.subList(0, open.size() - 1).stream().map(split -> split.range().end()).toList();
        boolean unknown = open.stream().anyMatch(split -> split.estimatedRows() < 0);
        long rows = unknown ? -1 : open.stream().mapToLong(Split::estimatedRows).sum();
        chunks.add(new Chunk(chunks.size() + 1, range, cuts, openBytes, rows));
        open.clear();
        openBytes = 0;
    }
}
