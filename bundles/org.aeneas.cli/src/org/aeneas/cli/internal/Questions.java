package org.aeneas.cli.internal;

import java.io.Console;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Questions at the terminal. While one is open no progress is drawn over it, and Ctrl+C ends the process at once: work
 * that waits for an answer comes to no better end.
 */
final class Questions {
    private static final AtomicInteger OPEN = new AtomicInteger();

    private Questions() {
    }

    /** Whether there is somebody to be asked. */
    static boolean possible() {
        return System.console() != null;
    }

    /** Whether somebody is being asked. */
    static boolean open() {
        return OPEN.get() > 0;
    }

    /** Empty where nobody can be asked, and for Ctrl+D. */
    static Optional<String> line(String prompt) {
        return ask(console -> {
            String line = console.readLine("%s", prompt);
            if (line == null) {
                // Ctrl+D leaves the cursor behind the prompt.
                console.printf("%n");
            }
            return line;
        });
    }

    /** As {@link #line}, but nothing of what is typed is shown. */
    static Optional<char[]> secret(String prompt) {
        return ask(console -> console.readPassword("%s", prompt));
    }

    private static <T> Optional<T> ask(Function<Console, T> question) {
        Console console = System.console();
        if (console == null) {
            return Optional.empty();
        }
        // Not by the console, which is locked by who waits for the answer.
        Thread interrupted = new Thread(System.err::println, "aeneas-question-interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        OPEN.incrementAndGet();
        try {
            TerminalProgress.leaveLines();
            return Optional.ofNullable(question.apply(console));
        } finally {
            OPEN.decrementAndGet();
            forget(interrupted);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already, and the hook has run.
            return;
        }
    }
}
