package org.aeneas.bench.internal;

import java.io.IOException;

import org.aeneas.bench.Pass;
import org.aeneas.core.Progress;

/**
 * The agent's product extracts to the stand-in for S3, while clients ask it how far it is.
 *
 * @param asked requests for the task's status a second, beside those two by which the benchmark itself sees its end
 */
record AgentExtraction(String name, int asked) implements Contest {

    @Override
    public String what() {
        return "the agent's extraction of " + SampleTable.ROWS.qualifiedName() + " to S3, " + Contests.THREADS
                + " threads, " + (asked == 0 ? "asked for nothing" : "asked " + asked + " times a second over TLS");
    }

    @Override
    public void prepare(Site site, Progress progress) throws IOException {
        site.data(SampleTable.ROWS, progress);
        // Its first task loads and compiles what the others find ready.
        boolean fresh = !site.hasAgent();
        LiveAgent agent = site.agent(progress);
        if (fresh) {
            agent.extract(0, progress);
        }
    }

    @Override
    public Pass run(Site site, Progress progress) throws IOException {
        return site.agent(progress).extract(asked, progress);
    }
}
