package org.aeneas.cli.internal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.aeneas.core.Progress;

/**
 * Progress on standard error: one line that is redrawn on a terminal, a line now and then elsewhere. Shows what is
 * done, the rate, and when it will be finished.
 */
final class TerminalProgress implements Progress, AutoCloseable {
    private static final long TERMINAL_MILLIS = 200;
    private static final long FILE_MILLIS = 10_000;
    private static final Set<TerminalProgress> SHOWN = ConcurrentHashMap.newKeySet();

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean silent;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "aeneas-progress");
        thread.setDaemon(true);
        return thread;
    });
    private final LongAdder done = new LongAdder();
    private String work = "";
    private String unit = "";
    private long total = -1;
    private long begun = System.nanoTime();
    private int drawn;

    TerminalProgress(PrintWriter err, boolean silent) {
        this.err = err;
        this.silent = silent;
        this.terminal = System.console() != null && System.getenv("TERM") != null;
        long period = terminal ? TERMINAL_MILLIS : FILE_MILLIS;
        if (!silent) {
            SHOWN.add(this);
            clock.scheduleAtFixedRate(this::draw, period, period, TimeUnit.MILLISECONDS);
        }
    }

    /** So that what is printed next stands in a line of its own. */
    static void leaveLines() {
        SHOWN.forEach(TerminalProgress::leaveLine);
    }

    private synchronized void leaveLine() {
        if (drawn > 0) {
            err.println();
            drawn = 0;
        }
    }

    @Override
    public synchronized void begin(String work, String unit, long total) {
        end("");
        this.work = work;
        this.unit = unit;
        this.total = total;
        this.begun = System.nanoTime();
        done.reset();
        // Work that only takes time mostly ends at once: the line that says how long it took is enough of it.
        if (!silent && !terminal && !unit.isEmpty()) {
            err.println(work + " …");
        }
    }

    @Override
    public void worked(long units) {
        done.add(units);
    }

    @Override
    public boolean cancelled() {
        return Interruption.requested();
    }

    /** The work came to its end. */
    synchronized void done() {
        leave();
        end("");
    }

    /** Says of work that is not {@link #done} that it stopped. */
    @Override
    public synchronized void close() {
        leave();
        end("stopped after ");
    }

    private void leave() {
        clock.shutdownNow();
        SHOWN.remove(this);
    }

    private void end(String how) {
        if (work.isEmpty() || silent) {
            return;
        }
        String counted = unit.isEmpty() ? "" : count(done.sum()) + " " + unit + " in ";
        String line = work + ": " + how + counted + time(elapsed());
        err.println(terminal ? "\r" + padded(line) : line);
        drawn = 0;
        work = "";
    }

    private synchronized void draw() {
        if (work.isEmpty() || Questions.open()) {
            return;
        }
        if (terminal) {
            err.print("\r" + padded(line()));
            err.flush();
        } else {
            err.println(line());
        }
    }

    private String line() {
        if (unit.isEmpty()) {
            return work + ": " + time(elapsed());
        }
        long count = done.sum();
        double seconds = Math.max(0.001, elapsed().toMillis() / 1000.0);
        double rate = count / seconds;
        StringBuilder line = new StringBuilder(work).append(": ").append(count(count));
        if (total > 0) {
            line.append(" of ").append(count(Math.max(total, count)));
        }
        line.append(' ').append(unit).append(", ").append(count(Math.round(rate))).append("/s");
        if (total > count && rate > 0) {
            line.append(", ").append(time(Duration.ofSeconds(Math.round((total - count) / rate)))).append(" left");
        }
        return line.toString();
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private String padded(String line) {
        String text = line + " ".repeat(Math.max(0, drawn - line.length()));
        drawn = line.length();
        return text;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** @param noun in the singular; its plural has an s more */
    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds < 10 ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0) : seconds + " s";
        }
        return seconds < 3600 ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds % 3600 / 60);
    }
}
