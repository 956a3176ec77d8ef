package org.aeneas.agent.task.tests;

import java.io.IOException;
import java.nio.file.Path;

import org.aeneas.agent.task.TaskState;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.tests.support.ProfileFile;
import org.aeneas.tests.support.Services;

/** An agent in a process of its own, which works at its tasks, and waits for its death before or after a change. */
final class AgentProcess {
    static final String WORKS = "goes to work";
    static final String WAITS = "waits for its death at ";
    static final String DONE = "done";

    private final long lastChange;
    private long changes;

    private AgentProcess(long lastChange) {
        this.lastChange = lastChange;
    }

    /**
     * The profile's file, the agent's folder, that of the tables, and the change to wait at: before and after each one
     * are counted, from 0; negative for none.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ServiceProfile profile = ProfileFile.read(Path.of(arguments[0]));
        WatchedAws aws = new WatchedAws(Services.aws(), new AgentProcess(Long.parseLong(arguments[3]))::changed);
        try (Agent agent = Agent.open(Path.of(arguments[1]), Tables.sources(Path.of(arguments[2])), aws,
                Agent.SETTINGS, profile)) {
            System.out.println(WORKS);
            for (String id : agent.engine().tasks().stream().map(task -> task.id()).toList()) {
                agent.await(id, TaskState.DONE);
            }
            System.out.println(DONE);
        }
    }

    private synchronized void changed(String call) {
        if (changes++ == lastChange) {
            System.out.println(WAITS + call);
            while (true) {
                try {
                    Thread.sleep(Long.MAX_VALUE); // with the lock: nothing else is changed any more
                } catch (InterruptedException e) {
                    // only killing ends it
                }
            }
        }
    }
}
