package org.aeneas.agent.internal.configure;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;

import org.aeneas.agent.Terminal;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** The terminal that the process was started from, or the pipes that stand for one. */
public final class SystemTerminal {

    private SystemTerminal() {
    }

    public static Terminal open() {
        Console console = System.console();
        return console != null ? new OfConsole(console)
                : new Piped(new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())), System.out);
    }

    private static ProblemException ended(Exception cause) {
        return new Problem("input-ended", "The input ended before the last question.", "",
                "Nothing was changed in the settings; start again.").asException(cause);
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
                throw ended(null);
            }
            return line;
        }

        @Override
        public char[] askSecret(String prompt) {
            char[] secret = console.readPassword("%s", prompt);
            if (secret == null) {
                throw ended(null);
            }
            return secret;
        }
    }

    /** Nothing echoes what comes through a pipe, so that lines are ended here. */
    private record Piped(BufferedReader in, PrintStream out) implements Terminal {
        @Override
        public void print(String line) {
            out.println(line);
        }

        @Override
        public String ask(String prompt) {
            out.print(prompt);
            out.flush();
            try {
                String line = in.readLine();
                out.println();
                if (line == null) {
                    throw ended(null);
                }
                return line;
            } catch (IOException e) {
                throw ended(e);
            }
        }

        @Override
        public char[] askSecret(String prompt) {
            return ask(prompt).toCharArray();
        }
    }
}
