package org.aeneas.agent.api.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A stream that ends with a time-out where nothing comes for too long; the HTTP client's own would wait for ever. */
final class WatchedStream extends FilterInputStream {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedStream.class);

    private final long silence;
    private final ScheduledFuture<?> watch;
    private volatile long heard = System.nanoTime();
    private volatile boolean reading;
    private volatile boolean silent;

    WatchedStream(InputStream in, Duration silence, ScheduledExecutorService clock) {
        super(in);
        this.silence = silence.toNanos();
        long step = Math.max(1, this.silence / 4);
        this.watch = clock.scheduleWithFixedDelay(this::check, step, step, TimeUnit.NANOSECONDS);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        heard = System.nanoTime();
        reading = true;
        try {
            int count = in.read(buffer, offset, length);
            if (silent) {
                throw new HttpTimeoutException("silent");
            }
            return count;
        } catch (IOException e) {
            throw silent ? new HttpTimeoutException("silent") : e;
        } finally {
            reading = false;
        }
    }

    @Override
    public void close() throws IOException {
        watch.cancel(false);
        super.close();
    }

    private void check() {
        if (!reading || System.nanoTime() - heard < silence) {
            return;
        }
        silent = true;
        watch.cancel(false);
        try {
            in.close();
        } catch (IOException e) {
            LOG.debug("Closing a silent stream failed", e);
        }
    }
}
