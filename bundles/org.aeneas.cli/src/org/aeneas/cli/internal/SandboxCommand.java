package org.aeneas.cli.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.aeneas.aws.ServiceProfile.Service;
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
        subcommands = { SandboxCommand.Start.class, SandboxCommand.Status.class, SandboxCommand.Stop.class })
final class SandboxCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "One of start, status, stop is missing.");
    }

    /** What the three have in common. */
    abstract static class Action implements Callable<Integer> {

        @Spec
        private CommandSpec spec;

        @Mixin
        private CommonOptions common;

        @Option(names = "--dir", paramLabel = "DIR",
                description = "The sandbox's own folder. Default: 'sandbox' in Aeneas's cache.")
        private Path directory;

        Terminal terminal() {
            return Terminal.of(spec, common);
        }

        CommandSpec spec() {
            return spec;
        }

        Path directory() {
            return directory == null ? SandboxOptions.defaultDirectory(Cache.ofUser()) : directory;
        }
    }

    @Command(name = "start", description = { "Starts a sandbox; what it needs is fetched once into Aeneas's cache.",
        "The file env.sh in its folder sets what the AWS tools and Aeneas need to work with it." })
    static final class Start extends Action {

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
                terminal().answer(SandboxCommand.json(Sandbox.status(directory())),
                        SandboxCommand.text(Sandbox.status(directory())) + System.lineSeparator() + "Use it:   . "
                        + environment);
                return CommandLineInterface.DONE;
            }
        }
    }

    @Command(name = "status", description = "Shows what runs. Exit status 1 if not all of it does.")
    static final class Status extends Action {

        @Override
        public Integer call() {
            SandboxStatus status = Sandbox.status(directory());
            terminal().answer(json(status), text(status));
            return status.state() == SandboxStatus.State.RUNNING ? CommandLineInterface.DONE
                    : CommandLineInterface.FAILED;
        }
    }

    @Command(name = "stop", description = "Ends the sandbox's processes and deletes its folder.")
    static final class Stop extends Action {

        @Override
        public Integer call() {
            boolean was = Sandbox.stop(directory());
            terminal().answer(Map.of("stopped", was), was ? "The sandbox in " + directory() + " is stopped and gone."
                    : "There is no sandbox in " + directory() + ".");
            return CommandLineInterface.DONE;
        }
    }

    private static Map<String, Object> json(SandboxStatus status) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("directory", status.directory().toString());
        json.put("state", status.state().name().toLowerCase(Locale.ROOT));
        json.put("cassandra", status.version());
        status.endpoints().ifPresent(endpoints -> {
            json.put("contactPoints", endpoints.contactPoints());
            json.put("datacenter", endpoints.datacenter());
            json.put("region", endpoints.region());
            json.put("bucket", endpoints.bucket());
            json.put("endpoints", endpoints.services());
        });
        json.put("processes", status.processes());
        return json;
    }

    private static String text(SandboxStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add("Sandbox in " + status.directory() + ": " + status.state().name().toLowerCase(Locale.ROOT));
        status.endpoints().ifPresent(endpoints -> {
            lines.add(line("Cassandra " + status.version(),
                    String.join(", ", endpoints.contactPoints()) + " port 9042, datacenter "
                    + endpoints.datacenter()));
            for (Service service : Service.values()) {
                if (endpoints.services().containsKey(service)) {
                    lines.add(line(service.name(), endpoints.services().get(service).toString()));
                }
            }
            lines.add(line("Bucket", endpoints.bucket() + " in " + endpoints.region()));
        });
        status.processes().forEach(process -> lines.add(line("Process " + process.pid(), process.name())));
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(String name, String value) {
        return String.format("  %-18s %s", name, value);
    }
}
