package org.aeneas.agent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

/** Pipes in place of a terminal. Nothing echoes what comes through them, so that each prompt's line is ended here. */
public final class PipedTerminal implements Terminal {
    private final BufferedReader in;
    private final PrintStream out;

    /** @param in one answer a line, in the platform's encoding */
    public PipedTerminal(InputStream in, PrintStream out) {
        this.in = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()));
        this.out = out;
    }

    /** There is nobody to answer the next question. */
    public static ProblemException ended(IOException cause) {
        return new Problem("input-ended", "The input ended before the last question.", "",
                "Nothing was changed in the settings; start again.").asException(cause);
    }

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
