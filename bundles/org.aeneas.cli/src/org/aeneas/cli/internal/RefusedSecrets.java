package org.aeneas.cli.internal;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What somebody may try by whom secrets were taken as arguments elsewhere. It is not repeated to them. */
final class RefusedSecrets {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Ours to throw: for any other exception picocli would print the value. */
    @Option(names = { "--password", "--secret-key", "--secret-access-key", "--session-token", "--trust-store-password",
        "--key-store-password", "--master-password" }, hidden = true, arity = "0..1")
    void refuse(String secret) {
        throw refusal(command);
    }

    static ParameterException refusal(CommandSpec command) {
        return new ParameterException(command.commandLine(), "A secret as an argument can be read by everybody on this"
                + " machine: use --password-stdin, the variable that names a file of it, or the prompt.");
    }
}
