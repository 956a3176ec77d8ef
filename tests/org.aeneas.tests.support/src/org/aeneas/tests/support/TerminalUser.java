package org.aeneas.tests.support;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A user at a real terminal, a pty of {@code expect}, who knows what a program asks and what to type then. */
public final class TerminalUser {
    public static final String CTRL_C = "\u0003";
    public static final String CTRL_D = "\u0004";
    public static final String CTRL_U = "\u0015";
    public static final String BACKSPACE = "\u007f";
    public static final String LEFT = "\u001b[D";
    private static final int USUAL_COLUMNS = 80;
    private static final Pattern END = Pattern.compile("\n?=ended (\\d+), terminal (.*)=\n");
    private static final String SHELL = "before=$(stty -g); trap : INT; \"$@\"; status=$?; "
            + "[ \"$(stty -g)\" = \"$before\" ] && terminal='as before' || terminal=$(stty -a); "
            + "printf '\\n=ended %s, terminal %s=\\n' \"$status\" \"$terminal\"";

    private final StringBuilder steps = new StringBuilder();
    private final Map<String, String> environment = new TreeMap<>();
    private int columns = USUAL_COLUMNS;

    /** What was on the screen when the program had ended, with line feeds alone. */
    public record Seen(int status, String text) {

        public void assertShown(String line) {
            assertTrue(text.contains(line), () -> line + "\n is not in:\n" + text);
        }
    }

    public TerminalUser() {
        assumeTrue(Execution.exists("expect"), "no expect: apt-get install expect");
    }

    public TerminalUser atColumns(int number) {
        columns = number;
        return this;
    }

    public TerminalUser with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Waits for a text on the screen, after what was waited for before. */
    public TerminalUser sees(String text) {
        steps.append("sees ").append(tcl(text)).append('\n');
        return this;
    }

    /** Presses keys, without Enter. */
    public TerminalUser presses(String keys) {
        steps.append("send -- ").append(tcl(keys)).append('\n');
        return this;
    }

    /** Half a second, in which a program has time to draw. */
    public TerminalUser pauses() {
        steps.append("after 500\n");
        return this;
    }

    /** Waits for a question, types the answer and presses Enter. */
    public TerminalUser asked(String prompt, String answer) {
        return sees(prompt).presses(answer + "\r");
    }

    /**
     * Runs a program to its end.
     *
     * @param folder for a moment the script's, and where the program begins
     * @return what was seen; the terminal must be as it was before
     */
    public Seen run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("user.exp"), script(folder, command));
        try {
            Execution ended = Execution.run(List.of("expect", script.toString()));
            String text = ended.text().replace("\r\n", "\n");
            Matcher end = END.matcher(text);
            assertTrue(ended.status() == 0 && end.find(), text);
            assertTrue(end.group(2).equals("as before"), text);
            return new Seen(Integer.parseInt(end.group(1)), text.substring(0, end.start()));
        } finally {
            Files.delete(script);
        }
    }

    private String script(Path folder, List<String> command) {
        StringBuilder script = new StringBuilder("""
                set timeout 120
                set stty_init "rows 24 columns %d iutf8"
                foreach name [array names env AENEAS_*] { unset env($name) }
                proc never {what} { puts "\\nnever seen: $what"; exit 3 }
                proc sees {text} {
                    expect {
                        -ex $text {}
                        timeout { never $text }
                        eof { never $text }
                    }
                }
                """.formatted(columns));
        environment.forEach((name, value) -> script.append("set env(").append(name).append(") ").append(tcl(value))
                .append('\n'));
        script.append("cd ").append(tcl(folder.toString())).append("\nspawn -noecho sh -c ").append(tcl(SHELL))
                .append(" sh");
        command.forEach(word -> script.append(' ').append(tcl(word)));
        return script.append("""

                fconfigure $spawn_id -encoding utf-8
                fconfigure stdout -encoding utf-8
                """).append(steps).append("""
                expect {
                    eof {}
                    timeout { never "the end" }
                }
                """).toString();
    }

    /** As one word, whatever is in it. */
    private static String tcl(String text) {
        StringBuilder word = new StringBuilder("\"");
        text.chars().forEach(character -> word.append(
                character < 128 && Character.isLetterOrDigit(character) ? String.valueOf((char) character)
                        : "\\u%04x".formatted(character)));
        return word.append('"').toString();
    }
}
