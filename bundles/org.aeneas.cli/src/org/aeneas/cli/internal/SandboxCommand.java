package org.aeneas.cli.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.Sandbox;
import org.aeneas.sandbox.SandboxEndpoints;
import org.aeneas.sandbox.SandboxOptions;
import org.aeneas.sandbox.SandboxStatus;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code aeneas sandbox}: Cassandra and stand-ins for AWS on this machine. */
@Command(name = "sandbox",
        description = "Starts and stops a real Cassandra and stand-ins for AWS on this machine, on loopback only.",
        subcommands = { SandboxCommand.Start.class, SandboxCommand.Status.class, SandboxFill.class, SandboxCql.class,
            SandboxNodetool.class, SandboxCommand.Stop.class })
final class SandboxCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(),
                "One of " + String.join(", ", spec.subcommands().keySet()) + " is missing.");
    }

    @Command(name = "start", description = { "Starts a sandbox; what it needs is fetched once into Aeneas's cache.",
        "The file env.sh in its folder sets what the AWS tools and Aeneas need to work with it." })
    static final class Start extends SandboxAction {

        @Mixin
        private SandboxNodeOptions node;

        @Option(names = "--nodes", paramLabel = "N", defaultValue = "1",
                description = "Nodes of Cassandra, 1 to 4. Default: ${DEFAULT-VALUE}.")
        private int nodes;

        @Option(names = "--dynamodb-local", paramLabel = "URL", description = {
            "A DynamoDB Local that you started, in dynalite's place: http://127.0.0.1:8000",
            "It keeps its tables when the sandbox stops." })
        private URI dynamoDbLocal;

        @Override
        public Integer call() {
            Arguments.between(spec(), "--nodes", nodes, 1, 4);
            Cache cache = Cache.ofUser();
            SandboxOptions options = node.in(SandboxOptions.defaults(cache).in(directory())).withNodes(nodes);
            if (dynamoDbLocal != null) {
                options = options.withDynamoDb(Arguments.endpoint(spec(), "--dynamodb-local", dynamoDbLocal));
            }
            try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal().progress()) {
                SandboxEndpoints endpoints = Sandbox.start(options, cache, progress).endpoints();
                Path environment = SandboxEnvironment.write(directory(), endpoints);
                progress.done();
                SandboxStatus status = Sandbox.status(directory());
                terminal().answer(SandboxAnswer.json(status), SandboxAnswer.text(status) + System.lineSeparator()
                        + "Use it:   . " + environment + System.lineSeparator()
                        + "Fill it:  aeneas sandbox fill, or aeneas sandbox cql STATEMENT" + atDirectory());
                return CommandLineInterface.DONE;
            }
        }
    }

    @Command(name = "status", description = {
        "Shows what of the sandbox runs, and where Cassandra's data and logs are.",
        "Exit status 1 if not all of it runs." })
    static final class Status extends SandboxAction {

        @Override
        public Integer call() {
            SandboxStatus status = Sandbox.status(directory());
            terminal().answer(SandboxAnswer.json(status), SandboxAnswer.text(status));
            return status.state() == SandboxStatus.State.RUNNING ? CommandLineInterface.DONE
                    : CommandLineInterface.FAILED;
        }
    }

    @Command(name = "stop", description = "Ends the sandbox's processes and deletes its folder.")
    static final class Stop extends SandboxAction {

        @Override
        public Integer call() {
            boolean was = Sandbox.stop(directory());
            terminal().answer(Map.of("stopped", was), was ? "The sandbox in " + directory() + " is stopped and gone."
                    : "There is no sandbox in " + directory() + ".");
            return CommandLineInterface.DONE;
        }
    }
}
