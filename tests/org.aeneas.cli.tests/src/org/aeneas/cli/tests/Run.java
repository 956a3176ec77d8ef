package org.aeneas.cli.tests;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.aeneas.cli.Aeneas;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One run of the command line. */
record Run(int status, String out, String err) {

    static Run of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int status = Aeneas.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Run(status, out.toString(), err.toString());
    }

    /** The one object that {@code --json} prints. */
    JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not one JSON object: " + out + err, e);
        }
    }
}
