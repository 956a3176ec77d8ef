package org.aeneas.ui;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.eclipse.swt.widgets.Display;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work behind a dialog, on a thread of its own. It may be given up at any time, also where it does not listen: what it
 * brings afterwards is closed, if it can be.
 *
 * @param <T> what it brings
 */
public final class Attempt<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Set<Attempt<?>> RUNNING = ConcurrentHashMap.newKeySet();

    private final Display display;
    private final String name;
    private final Consumer<T> success;
    private final Consumer<Problem> failure;
    private final Consumer<String> news;
    private volatile boolean given;

    private Attempt(Display display, String name, Consumer<T> success, Consumer<Problem> failure, Consumer<String> news) {
        this.display = display;
        this.name = name;
        this.success = success;
        this.failure = failure;
        this.news = news;
    }

    /** The names of those that are under way. */
    public static List<String> running() {
        return RUNNING.stream().map(attempt -> attempt.name).sorted().toList();
    }

    /**
     * @param name    for people: what is tried
     * @param success called on the UI thread, as the others are; none of them after {@link #giveUp}
     * @param news    what is being done now
     */
    public static <T> Attempt<T> begin(Display display, String name, Function<Progress, T> work,
            Consumer<T> success, Consumer<Problem> failure, Consumer<String> news) {
        Attempt<T> attempt = new Attempt<>(display, name, success, failure, news);
        RUNNING.add(attempt);
        Thread thread = new Thread(() -> attempt.run(work), "aeneas-attempt");
        thread.setDaemon(true);
        thread.start();
        return attempt;
    }

    public void giveUp() {
        given = true;
        RUNNING.remove(this);
    }

    private void run(Function<Progress, T> work) {
        try {
            T result = work.apply(new Listening());
            if (!tell(() -> success.accept(result))) {
                close(result);
            }
        } catch (CancelledException e) {
            LOG.debug("Given up", e);
        } catch (ProblemException e) {
            LOG.info("An attempt ended with a problem: {}", e.problem());
            tell(() -> failure.accept(e.problem()));
        } catch (RuntimeException | LinkageError e) {
            LOG.error("An attempt failed", e);
            tell(() -> failure.accept(new Problem("attempt-failed", "This failed unexpectedly.",
                    e.getClass().getSimpleName(), "Look into the log; it has the details.")));
        } finally {
            RUNNING.remove(this);
        }
    }

    /** @return whether somebody was there to listen */
    private boolean tell(Runnable what) {
        RUNNING.remove(this); // what is told may open a dialog
        if (given || display.isDisposed()) {
            return false;
        }
        boolean[] heard = new boolean[1];
        display.syncExec(() -> {
            if (!given) {
                what.run();
                heard[0] = true;
            }
        });
        return heard[0];
    }

    private static void close(Object result) {
        if (!(result instanceof AutoCloseable open)) {
            return;
        }
        try {
            open.close();
        } catch (Exception e) {
            LOG.debug("What came too late did not close", e);
        }
    }

    private final class Listening implements Progress {

        @Override
        public void begin(String work, String unit, long total) {
            if (!given && !display.isDisposed()) {
                display.asyncExec(() -> {
                    if (!given) {
                        news.accept(work);
                    }
                });
            }
        }

        @Override
        public void worked(long units) {
            // the dialog shows that something goes on, not how much
        }

        @Override
        public boolean cancelled() {
            return given;
        }
    }
}
