package org.aeneas.ssh;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a remote shell shall run.
 *
 * @param line    for the user's login shell: see {@link #of} for words that must reach the program as they are
 * @param input   its standard input; the place for secrets, since a command line is seen by every user of the host
 * @param timeout zero for none
 */
public record Command(String line, byte[] input, Duration timeout) {

    /** A program and its arguments, quoted for a POSIX shell; no input, no timeout. */
    public static Command of(String... words) {
        return shell(Arrays.stream(words).map(Command::quote).collect(Collectors.joining(" ")));
    }

    /** A line of shell; no input, no timeout. */
    public static Command shell(String line) {
        return new Command(line, new byte[0], Duration.ZERO);
    }

    public Command withInput(byte[] bytes) {
        return new Command(line, bytes, timeout);
    }

    public Command withTimeout(Duration most) {
        return new Command(line, input, most);
    }

    /** @return {@code word} so that a POSIX shell takes it as one word, whatever is in it */
    public static String quote(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** The line alone: the input may be a secret. */
    @Override
    public String toString() {
        return line;
    }
}
