package org.aeneas.agent.internal.configure;

import java.io.Console;

import org.aeneas.agent.PipedTerminal;
import org.aeneas.agent.Terminal;

/** The terminal that the process was started from, or the pipes that stand for one. */
public final class SystemTerminal {

    private SystemTerminal() {
    }

    public static Terminal open() {
        Console console = System.console();
        return console != null ? new OfConsole(console)
                : new PipedTerminal(System.in, System.out);
    }

    private record OfConsole(Console console) implements Terminal {
        @Override
        public void print(String line) {
            console.printf("%s%n", line);
        }

        @Override
        public String ask(String prompt) {
            String line = console.readLine("%s", prompt);
            if (line == null) {
                throw PipedTerminal.ended(null);
            }
            return line;
        }

        @Override
        public char[] askSecret(String prompt) {
            char[] secret = console.readPassword("%s", prompt);
            if (secret == null) {
                throw PipedTerminal.ended(null);
            }
            return secret;
        }
    }
}
