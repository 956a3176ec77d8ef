package org.aeneas.bench;

/**
 * One measurement.
 *
 * @param rows        that came out of it
 * @param seconds     wall time, of a process from its start to its end
 * @param workSeconds the same without the start of the process, where it says so itself; else as {@code seconds}
 * @param cpuSeconds  of the process, user and system; 0 where there is no process of its own
 * @param peakBytes   the most memory that the process held resident; 0 where it is not known
 */
public record Pass(long rows, double seconds, double workSeconds, double cpuSeconds, long peakBytes) {

    /** Of work in this process. */
    public static Pass here(long rows, double seconds) {
        return new Pass(rows, seconds, seconds, 0, 0);
    }
}
