package org.aeneas.project.internal;

/** What {@link JvmTrial} starts: tells by its status that Java came so far. No other class of ours is there. */
public final class JvmTrialMain {
    /** Statuses that Java itself does not end with. */
    static final int STARTED = 71;
    static final int SMALL_HEAP = 72;
    /** In which the workbench still opens. */
    static final int LEAST_MEGABYTES = 128;

    private static final int BYTES_OF_MEGABYTE = 20;
    /** Some collectors do not count the part of the heap to which they copy. */
    private static final int SLACK_MEGABYTES = 16;

    private JvmTrialMain() {
    }

    public static void main(String[] arguments) {
        long heap = (Runtime.getRuntime().maxMemory() >> BYTES_OF_MEGABYTE) + SLACK_MEGABYTES;
        System.exit(heap < LEAST_MEGABYTES ? SMALL_HEAP : STARTED);
    }
}
