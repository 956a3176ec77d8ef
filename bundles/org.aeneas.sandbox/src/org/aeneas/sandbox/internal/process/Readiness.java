package org.aeneas.sandbox.internal.process;

import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.sandbox.internal.SandboxProblems;

import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * Waiting for a process to listen.
 *
 * @param name for messages
 * @param logs what to show when it does not come; the first is where people are sent
 */
public record Readiness(String name, String address, int port, List<Path> logs, long seconds) {
    private static final long POLL_MILLIS = 25;

    /** Returns when it listens. Ends it if it does not within the time, or the user cancels. */
    public void await(OwnedProcess process, Progress progress) {
        try {
            poll(process, progress);
        } catch (RuntimeException e) {
            process.kill();
            throw e;
        }
    }

    private void poll(OwnedProcess process, Progress progress) {
        long deadline = System.nanoTime() + seconds * 1_000_000_000L;
        while (!Loopback.answers(address, port)) {
            progress.check();
            if (!process.isAlive()) {
                throw SandboxProblems.died(name, logs.get(0), tails());
            }
            if (System.nanoTime() > deadline) {
                throw SandboxProblems.late(name, logs.get(0), seconds, tails());
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw SandboxProblems.interrupted(name, e);
            }
        }
    }

    private String tails() {
        return logs.stream().map(OwnedProcess::tail).filter(tail -> !tail.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
