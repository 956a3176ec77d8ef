package org.aeneas.extract.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.aeneas.extract.ExtractPlan.Chunk;

/** The chunks that are still to do. For many threads. */
final class ChunkQueue {

    record Work(TableRun run, Chunk chunk) {
    }

    private final Deque<Work> queue;

    /** Chunks go in their order, but huge ones (a wide partition each) first, so that none is left alone at the end. */
    ChunkQueue(List<TableRun> runs) {
        List<Work> all = new ArrayList<>();
        runs.forEach(run -> run.pending().forEach(chunk -> all.add(new Work(run, chunk))));
        long huge = 2 * (long) all.stream().mapToLong(work -> work.chunk().estimatedBytes()).average().orElse(0);
        all.sort(Comparator.comparingLong(work -> -Math.max(huge, work.chunk().estimatedBytes())));
        queue = new ArrayDeque<>(all);
    }

    synchronized Optional<Work> take() {
        return Optional.ofNullable(queue.poll());
    }

    /** To be begun again, before anything else. */
    synchronized void giveBack(Work work) {
        queue.addFirst(work);
    }
}
