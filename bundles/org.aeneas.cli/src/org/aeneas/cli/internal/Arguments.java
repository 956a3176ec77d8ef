package org.aeneas.cli.internal;

import java.net.URI;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Checks of options' values that end as wrong usage. */
final class Arguments {

    private Arguments() {
    }

    static void positive(CommandSpec spec, String option, long value) {
        require(spec, value >= 1, option + " must be at least 1, not " + value + ".");
    }

    static void between(CommandSpec spec, String option, long value, long least, long most) {
        require(spec, value >= least && value <= most,
                option + " must be from " + least + " to " + most + ", not " + value + ".");
    }

    static URI endpoint(CommandSpec spec, String option, URI value) {
        boolean http = "http".equals(value.getScheme()) || "https".equals(value.getScheme());
        require(spec, http && value.getHost() != null,
                option + " must be an address such as http://127.0.0.1:8000, not " + value + ".");
        return value;
    }

    static void require(CommandSpec spec, boolean valid, String message) {
        if (!valid) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
