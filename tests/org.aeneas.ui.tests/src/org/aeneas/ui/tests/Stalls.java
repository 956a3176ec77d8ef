package org.aeneas.ui.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures during the whole run for how long the UI thread takes no event, and says the longest time at the end of the
 * run. Counted is the time that passes from when an empty event is posted until it is handled: what the program does,
 * what the test does on the UI thread, and what other programs take from the machine. The processor time that the UI
 * thread used meanwhile is told beside it: where it is far less, the machine was busy or the thread waited.
 */
final class Stalls {
    /** What nobody notices. */
    static final long BEARABLE_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Stalls.class);
    private static final long PAUSE_MILLIS = 10;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final Stalls RUN = new Stalls();

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private Stall longest = new Stall(0, 0, "");
    private Stall longestOfStep = longest;
    private long measured;

    /** @param where the innermost methods of the UI thread's stack when it had lasted for as long as is bearable */
    record Stall(long millis, long processorMillis, String where) {

        @Override
        public String toString() {
            return millis + " ms (" + processorMillis + " ms of processor time)"
                    + (where.isEmpty() ? "" : " in " + where);
        }
    }

    private Stalls() {
        Thread thread = new Thread(this::watch, "stalls");
        thread.setDaemon(true);
        thread.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Measured.say("The UI thread's longest stall: "
                + longest())));
    }

    /** To be called by whatever uses the UI thread, so that the run is watched from its beginning. */
    static Stalls ofRun() {
        return RUN;
    }

    synchronized Stall longest() {
        return longest;
    }

    /** Measures the work apart: the longest stall while it lasts. */
    Stall during(Runnable work) {
        synchronized (this) {
            longestOfStep = new Stall(0, 0, "");
        }
        work.run();
        return lastOfStep();
    }

    /** The measurement that the end of the work fell into counts too, and on a busy machine it is noted late. */
    private synchronized Stall lastOfStep() {
        long before = measured;
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (measured == before && System.nanoTime() < deadline) {
                wait(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return longestOfStep;
    }

    private void watch() {
        Display display = PlatformUI.getWorkbench().getDisplay();
        try {
            while (!display.isDisposed()) {
                note(measure(display));
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SWTException e) {
            LOG.debug("The window is closed", e);
        }
    }

    private Stall measure(Display display) throws InterruptedException {
        Thread ui = display.getThread();
        long processor = threads.getThreadCpuTime(ui.getId());
        long begun = System.nanoTime();
        CountDownLatch handled = new CountDownLatch(1);
        display.asyncExec(handled::countDown);
        String where = "";
        while (!handled.await(BEARABLE_MILLIS, TimeUnit.MILLISECONDS)) {
            if (where.isEmpty()) {
                where = where(ui.getStackTrace());
            }
            if (display.isDisposed()) {
                break;
            }
        }
        return new Stall(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                TimeUnit.NANOSECONDS.toMillis(threads.getThreadCpuTime(ui.getId()) - processor), where);
    }

    private synchronized void note(Stall stall) {
        if (stall.millis() > longest.millis()) {
            longest = stall;
            if (stall.millis() > BEARABLE_MILLIS) {
                LOG.info("The UI thread took no event for {}", stall);
            }
        }
        if (stall.millis() > longestOfStep.millis()) {
            longestOfStep = stall;
        }
        measured++;
    }

    private static String where(StackTraceElement[] stack) {
        StringBuilder text = new StringBuilder();
        int named = 0;
        for (StackTraceElement frame : stack) {
            if (named < 3 && (named == 0 || frame.getClassName().startsWith("org.aeneas"))) {
                text.append(named++ == 0 ? "" : " < ").append(frame.getClassName()).append('.')
                        .append(frame.getMethodName()).append(':').append(frame.getLineNumber());
            }
        }
        return text.toString();
    }
}
