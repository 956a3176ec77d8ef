package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.CassandraNode.NodetoolResult;
import org.aeneas.sandbox.SandboxNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code aeneas sandbox nodetool}: Cassandra's own nodetool, at a node of the sandbox. */
@Command(name = "nodetool", description = { "Runs Cassandra's own nodetool at a node of the sandbox:",
    "'sandbox nodetool flush shop' writes what is in memory to SSTables. Exit status 1 if nodetool's is not 0." })
final class SandboxNodetool extends SandboxAction {

    @Option(names = "--node", paramLabel = "N", defaultValue = "1",
            description = "Which node, from 1. Default: ${DEFAULT-VALUE}.")
    private int number;

    @Parameters(arity = "1..*", paramLabel = "ARG",
            description = "What nodetool is to do, and its options: status; flush KEYSPACE; snapshot -t NAME.")
    private List<String> arguments;

    @Override
    public Integer call() {
        List<SandboxNode> nodes = started().nodes();
        Arguments.between(spec(), "--node", number, 1, nodes.size());
        NodetoolResult result;
        try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal().progress()) {
            result = nodes.get(number - 1).nodetool(arguments, Cache.ofUser(), progress);
            progress.done();
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("node", number);
        json.put("status", result.status());
        json.put("output", result.output());
        String text = result.output().stripTrailing();
        if (json() || !text.isEmpty()) {
            terminal().answer(json, text);
        }
        return result.status() == 0 ? CommandLineInterface.DONE : CommandLineInterface.FAILED;
    }
}
