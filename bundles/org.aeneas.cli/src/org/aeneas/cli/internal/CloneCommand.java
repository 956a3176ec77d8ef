package org.aeneas.cli.internal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aeneas clone}: a second datacenter with a copy of the data, which can be read without disturbing clients. */
@Command(name = "clone", description = {
    "Makes a clone datacenter of a live Cassandra cluster, and takes it back.",
    "Secrets come by prompt, or in files that these variables name: AENEAS_SSH_PASSWORD_FILE,",
    "AENEAS_SSH_PASSPHRASE_FILE, AENEAS_JMX_PASSWORD_FILE, AENEAS_CASSANDRA_PASSWORD_FILE." },
        subcommands = { ClonePlanCommand.class, CloneRunCommand.class, CloneResumeCommand.class,
            CloneStatusCommand.class, CloneUndoCommand.class })
final class CloneCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "One of " + String.join(", ", spec.subcommands().keySet()) + " is missing.");
    }
}
