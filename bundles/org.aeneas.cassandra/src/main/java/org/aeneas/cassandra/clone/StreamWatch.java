package org.aeneas.cassandra.clone;

import java.time.Duration;
import java.util.Optional;

import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds at what a node receives, on a thread of its own, until it is closed. */
final class StreamWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);

    private final String host;
    private final CloneSite site;
    private final Thread thread;
    private volatile boolean stalled;
    private long bytes;
    private long at = System.nanoTime();
    private long moved = at;

    StreamWatch(String host, CloneSite site) {
        this.host = host;
        this.site = site;
        this.thread = new Thread(this::watch, "aeneas-streams-" + host);
        thread.setDaemon(true);
        thread.start();
    }

    /** Whether nothing came for too long when it was looked last. */
    boolean stalled() {
        return stalled;
    }

    private void watch() {
        try {
            while (true) {
                look();
                Membership.pause(LOOK_AGAIN);
            }
        } catch (CancelledException e) {
            LOG.debug("Nobody looks at {} any more", host);
        }
    }

    private void look() {
        Streams streams;
        try {
            streams = Streams.parse(site.nodetool(host, Progress.NONE).run(Progress.NONE, "netstats"));
        } catch (ProblemException e) {
            LOG.debug("{} does not tell what it receives", host, e);
            return;
        }
        long now = System.nanoTime();
        long came = Math.max(0, streams.bytesDone() - bytes);
        if (came > 0) {
            moved = now;
        }
        long rate = came * 1_000_000_000L / Math.max(1, now - at);
        bytes = streams.bytesDone();
        at = now;
        StreamProgress progress = new StreamProgress(host, streams, rate, rate == 0 ? Optional.empty()
                : Optional.of(Duration.ofSeconds((streams.bytes() - streams.bytesDone()) / rate)),
                Duration.ofNanos(now - moved));
        stalled = progress.stalled();
        if (streams.active()) {
            site.listener().streams(progress);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }
}
