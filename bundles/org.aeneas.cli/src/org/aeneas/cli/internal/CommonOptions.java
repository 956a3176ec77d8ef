package org.aeneas.cli.internal;

import java.util.Map;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
    static final String MIXIN = "common";

    @Option(names = "--json", description = "Print one machine-readable object on standard output.")
    private boolean json;

    @Option(names = { "-v", "--verbose" }, description = "Print the details of errors.")
    private boolean verbose;

    @Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** The options of the command that failed, as far as they were understood. */
    static CommonOptions of(CommandLine command) {
        Map<String, CommandSpec> mixins = command.getCommandSpec().mixins();
        CommandSpec mixin = mixins.get(MIXIN);
        return mixin == null ? new CommonOptions() : (CommonOptions) mixin.userObject();
    }
}
