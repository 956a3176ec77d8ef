package org.aeneas.cli.tests;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What is on standard input while it is open. */
final class Typed implements AutoCloseable {
    private final InputStream before = System.in;

    Typed(String line) {
        System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    /** One run of the command line, with its secret on standard input. */
    static Run run(String secret, Object... arguments) {
        try (Typed typed = new Typed(secret)) {
            return Run.of(arguments);
        }
    }

    @Override
    public void close() {
        System.setIn(before);
    }
}
