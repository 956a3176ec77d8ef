package org.aeneas.load.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.aeneas.aws.ItemStore;
import org.aeneas.core.CancelledException;
import org.aeneas.load.LoadOptions;

/**
 * Writes between those who read and those who send. A batch takes one write of each partition in turn, so rows that
 * lie together in the source go out spread; a partition that has its share under way, or is at its rate, waits while
 * others go on. Each feed has its share of the memory: one that is all one partition fills its own and holds up nobody.
 * Two writes to one key never go at once, and keep their order.
 */
final class SpreadBuffer {
    /** DynamoDB's limit is 16 MB a request. */
    private static final int MAX_BATCH_BYTES = 12 << 20;
    /** How long a batch that is not full waits for more: a request costs about the same full or empty. */
    private static final long LINGER = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Map<String, Partition> partitions = new HashMap<>();
    private final Deque<Partition> ring = new ArrayDeque<>();
    private final PriorityQueue<Partition> delayed = new PriorityQueue<>(
            Comparator.comparingLong((Partition partition) -> partition.readyAt));
    private final PartitionPace pace;
    private final int atOnce;
    private final long bytesAFeed;
    private int waiting;
    private int underWay;
    private boolean inputEnded;
    private boolean stopped;

    SpreadBuffer(LoadOptions options) {
        this.pace = new PartitionPace(options.partitionUnitsPerSecond(), System.nanoTime());
        this.atOnce = options.partitionWritesAtOnce();
        this.bytesAFeed = options.bufferBytes() / options.objectsAtOnce();
    }

    /**
     * Adds a write, when its feed has room for it.
     *
     * @throws CancelledException if the load was stopped
     */
    void put(PendingWrite write) {
        lock.lock();
        try {
            Feed feed = write.feed;
            while (!stopped && feed.buffered > 0 && feed.buffered + write.heapBytes() > bytesAFeed) {
                room.await();
            }
            if (stopped) {
                throw new CancelledException();
            }
            feed.buffered += write.heapBytes();
            Partition partition = partitions.get(write.partition);
            if (partition == null) {
                partition = new Partition(write.partition, System.nanoTime());
                partitions.put(write.partition, partition);
            }
            partition.waiting.addLast(write);
            waiting++;
            wake(partition);
            if (waiting % ItemStore.MAX_BATCH == 0) {
                work.signal();
            }
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        } finally {
            lock.unlock();
        }
    }

    /** @return the writes of the next batch, with distinct keys; none if all is done or the load was stopped */
    List<PendingWrite> take() {
        lock.lock();
        try {
            long lingerUntil = System.nanoTime() + LINGER;
            while (!stopped && !(inputEnded && waiting + underWay == 0)) {
                long now = System.nanoTime();
                wakeDelayed(now);
                boolean worthIt = inputEnded || waiting >= ItemStore.MAX_BATCH || now - lingerUntil >= 0;
                List<PendingWrite> batch = worthIt ? collect(now) : List.of();
                if (!batch.isEmpty()) {
                    return batch;
                }
                work.awaitNanos(nextLook(now, worthIt ? now + LONGEST_WAIT : lingerUntil) - now);
            }
            return List.of();
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        } finally {
            lock.unlock();
        }
    }

    /** These have left for good: DynamoDB has them, or they are rejected. */
    void settled(List<PendingWrite> writes) {
        lock.lock();
        try {
            for (PendingWrite write : writes) {
                Partition partition = land(write);
                write.feed.buffered -= write.heapBytes();
                if (partition.isEmpty()) {
                    partitions.remove(partition.key);
                } else {
                    wake(partition);
                }
            }
            room.signalAll();
            signalIfDone();
        } finally {
            lock.unlock();
        }
    }

    /** These are to be sent again, before all others of their partitions, after a pause. */
    void giveBack(List<PendingWrite> writes) {
        lock.lock();
        try {
            long now = System.nanoTime();
            // From the last: so the first of a partition becomes its first again.
            for (ListIterator<PendingWrite> it = writes.listIterator(writes.size()); it.hasPrevious();) {
                PendingWrite write = it.previous();
                Partition partition = land(write);
                write.attempts++;
                partition.waiting.addFirst(write);
                waiting++;
                long again = now + Backoff.nanos(write.attempts);
                if (again - partition.notBefore > 0) {
                    partition.notBefore = again;
                }
                wake(partition);
            }
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    void endOfInput() {
        lock.lock();
        try {
            inputEnded = true;
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void stop() {
        lock.lock();
        try {
            stopped = true;
            work.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<PendingWrite> collect(long now) {
        List<PendingWrite> batch = new ArrayList<>(ItemStore.MAX_BATCH);
        long bytes = 0;
        while (batch.size() < ItemStore.MAX_BATCH && !ring.isEmpty()) {
            Partition partition = ring.pollFirst();
            PendingWrite write = partition.waiting.peekFirst();
            if (!mayGo(partition, now)) {
                continue;
            }
            bytes += write.write.json().length;
            if (bytes > MAX_BATCH_BYTES && !batch.isEmpty()) {
                ring.addFirst(partition);
                break;
            }
            depart(partition, write);
            batch.add(write);
        }
        return batch;
    }

    /** If it may not, leaves it where something will wake it. */
    private boolean mayGo(Partition partition, long now) {
        if (!partition.mayGo(atOnce)) {
            partition.state = Partition.State.IDLE;
            return false;
        }
        long wait = Math.max(partition.notBefore - now, pace.nanosUntilFree(partition.key, now));
        if (wait > 0) {
            partition.state = Partition.State.DELAYED;
            partition.readyAt = now + wait;
            delayed.add(partition);
            return false;
        }
        return true;
    }

    private void depart(Partition partition, PendingWrite write) {
        pace.take(partition.key, write.units);
        partition.waiting.removeFirst();
        partition.underWay.add(write.sort);
        waiting--;
        underWay++;
        partition.state = Partition.State.IDLE;
        wake(partition);
    }

    private Partition land(PendingWrite write) {
        Partition partition = partitions.get(write.partition);
        partition.underWay.remove(write.sort);
        underWay--;
        return partition;
    }

    private void wake(Partition partition) {
        if (partition.state == Partition.State.IDLE && !partition.waiting.isEmpty()) {
            partition.state = Partition.State.READY;
            ring.addLast(partition);
        }
    }

    private void wakeDelayed(long now) {
        while (!delayed.isEmpty() && delayed.peek().readyAt - now <= 0) {
            Partition partition = delayed.poll();
            partition.state = Partition.State.IDLE;
            wake(partition);
        }
    }

    private long nextLook(long now, long latest) {
        long next = delayed.isEmpty() ? latest : Math.min(latest, delayed.peek().readyAt);
        return Math.max(next, now + 1);
    }

    private void signalIfDone() {
        if (inputEnded && waiting + underWay == 0) {
            work.signalAll();
        } else if (waiting > 0) {
            work.signal();
        }
    }
}
