package org.aeneas.agent.launcher;

import java.util.ArrayList;
import java.util.List;

/** The arguments with two dashes each: Equinox takes some of those with one for its own. */
final class Options {

    private Options() {
    }

    static List<String> normalized(List<String> arguments) {
        List<String> options = new ArrayList<String>();
        for (String argument : arguments) {
            String option = argument.matches("-[A-Za-z]{2,}") ? "-" + argument : argument;
            options.add(option.equals("--mnt") ? "--mount" : option);
        }
        return options;
    }

    /** Whether the service is wanted, and not one of the utilities. */
    static boolean isService(List<String> options) {
        return options.isEmpty() || options.get(0).equals("--serve") || options.get(0).equals("--engines");
    }
}
