package org.aeneas.bench.internal;

import java.io.IOException;
import java.time.Duration;

import org.aeneas.bench.Pass;
import org.aeneas.core.Progress;

/**
 * The agent's product extracts to the stand-in for S3, while clients ask it how far it is.
 *
 * @param asked requests for the task's status a second, beside those two by which the benchmark itself sees its end
 */
record AgentExtraction(String name, int asked) implements Contest {
    /** Of one pass: a single one takes too short for a difference of some percent to be seen. */
    private static final int TASKS = 4;
    /** An agent serves for weeks. What is measured is not how its virtual machine compiles what it has not yet done. */
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final int WARM_UP_TASKS = 3;
    private static final int WARM_UP_FACTOR = 6;

    @Override
    public String what() {
        return "the agent's extraction of " + SampleTable.ROWS.qualifiedName() + " to S3, " + Contests.THREADS
                + " threads, " + (asked == 0 ? "asked for nothing" : "asked " + asked + " times a second over TLS");
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        site.data(SampleTable.ROWS, progress);
        LiveAgent agent = site.agent(progress);
        if (asked > 0) {
            agent.warmUp(WARM_UP_FACTOR * asked, WARM_UP, progress);
        }
        for (int i = 0; i < WARM_UP_TASKS; i++) {
            agent.extract(WARM_UP_FACTOR * asked, progress);
        }
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        long rows = 0;
        double seconds = 0;
        for (int i = 0; i < TASKS; i++) {
            Pass pass = site.agent(progress).extract(asked, progress);
            rows += pass.rows();
            seconds += pass.seconds();
        }
        return Pass.here(rows, seconds);
    }
}
