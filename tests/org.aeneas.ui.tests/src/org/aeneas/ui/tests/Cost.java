package org.aeneas.ui.tests;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.ui.PlatformUI;

/**
 * The processor time that the workbench took in a while, in percent of one core; with what watches it here.
 *
 * @param all      compilers and collector included
 * @param program  what its threads took, without those
 * @param uiThread what of that was on the UI thread
 */
record Cost(double all, double program, double uiThread) {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Waits for as long, and does nothing. */
    static Cost of(int millis) {
        long ui = PlatformUI.getWorkbench().getDisplay().getThread().getId();
        long begun = System.nanoTime();
        long process = processNanos();
        Map<Long, Long> before = threads();
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Map<Long, Long> after = threads();
        double hundredth = (System.nanoTime() - begun) / 100.0;
        double taken = after.entrySet().stream()
                .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L)).sum();
        return new Cost((processNanos() - process) / hundredth, taken / hundredth,
                (after.get(ui) - before.get(ui)) / hundredth);
    }

    /** Nanoseconds of each thread that lives. */
    private static Map<Long, Long> threads() {
        Map<Long, Long> times = new HashMap<>();
        Arrays.stream(THREADS.getAllThreadIds()).forEach(id -> times.put(id, Math.max(0, THREADS.getThreadCpuTime(id))));
        return times;
    }

    private static long processNanos() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f (the program's threads %.1f, of it the UI thread %.1f)", all, program,
                uiThread);
    }
}
