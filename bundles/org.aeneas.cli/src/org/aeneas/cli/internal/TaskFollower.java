package org.aeneas.cli.internal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.UUID;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.TaskState;
import org.aeneas.agent.api.TaskStatus;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Looks at a task until it ends or somebody presses Ctrl+C, and tells of it. An agent that is away is waited for. */
final class TaskFollower {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TELL = Duration.ofSeconds(10);

    private final AgentClient client;
    private final PrintWriter err;
    private final boolean terminal = System.console() != null && System.getenv("TERM") != null;
    private String told = "";
    private long toldAt;
    private boolean drawn;

    TaskFollower(AgentClient client, PrintWriter err) {
        this.client = client;
        this.err = err;
    }

    /** @return as it was last */
    TaskStatus follow(UUID task) {
        TaskStatus now = client.task(task);
        while (isUnderWay(now.task().state()) && !Interruption.requested()) {
            draw(TaskText.line(now.task()), now.task().state().name());
            pause();
            now = look(task, now);
        }
        draw(TaskText.line(now.task()), "end");
        if (drawn) {
            err.println();
        }
        return now;
    }

    private static boolean isUnderWay(TaskState state) {
        return state == TaskState.CREATED || state.isActive();
    }

    private TaskStatus look(UUID task, TaskStatus before) {
        try {
            return client.task(task);
        } catch (ProblemException e) {
            if (!isPassing(e.problem())) {
                throw e;
            }
            draw(e.problem().what(), e.problem().code());
            return before;
        }
    }

    private static boolean isPassing(Problem problem) {
        return problem.code().equals("agent-unreachable") || problem.code().equals("agent-disconnected")
                || problem.code().equals("agent-timeout");
    }

    /** On a terminal one line that is drawn again; elsewhere a line where the kind changes, and now and then. */
    private void draw(String line, String kind) {
        if (terminal) {
            // To the end of the line nothing of the longer one before it stays.
            err.print("\r\u001b[K" + TextTable.printable(line));
            err.flush();
            drawn = true;
        } else if (!kind.equals(told) || System.nanoTime() - toldAt > TELL.toNanos()) {
            err.println(line);
            toldAt = System.nanoTime();
        }
        told = kind;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Interruption.requestFromOutside();
        }
    }
}
