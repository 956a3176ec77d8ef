package org.aeneas.agent.internal.configure;

import java.io.Console;
import java.nio.CharBuffer;
import java.util.Arrays;

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
        private static final char UNREADABLE = '\uFFFD';

        @Override
        public void print(String line) {
            console.printf("%s%n", line);
        }

        @Override
        public String ask(String prompt) {
            while (true) {
                String line = console.readLine("%s", prompt);
                if (line == null) {
                    // Ctrl+D leaves the cursor behind the prompt.
                    console.printf("%n");
                    throw PipedTerminal.ended(null);
                }
                if (isText(line.strip())) {
                    return line;
                }
            }
        }

        @Override
        public char[] askSecret(String prompt) {
            while (true) {
                char[] secret = console.readPassword("%s", prompt);
                if (secret == null) {
                    throw PipedTerminal.ended(null);
                }
                if (isText(CharBuffer.wrap(secret))) {
                    return secret;
                }
                Arrays.fill(secret, '\0');
            }
        }

        /** Says why, if not. A terminal hands on arrow keys as characters, which nobody sees in a password. */
        private boolean isText(CharSequence typed) {
            boolean unreadable = typed.chars().anyMatch(character -> character == UNREADABLE);
            boolean text = !unreadable && typed.chars().noneMatch(Character::isISOControl);
            if (!text) {
                print(unreadable ? "A character cannot be read in the encoding of this terminal. Enter it again, or "
                        + "set LC_ALL to a UTF-8 locale."
                        : "A key is in it that is no character, such as an arrow key. Enter it again.");
            }
            return text;
        }
    }
}
