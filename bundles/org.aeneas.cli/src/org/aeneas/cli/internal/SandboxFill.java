package org.aeneas.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.core.Problem;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.SandboxNode;
import org.aeneas.sandbox.SandboxStatus;
import org.aeneas.sandbox.shop.ShopKeyspace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aeneas sandbox fill}: the demo's keyspace in a sandbox that stays. */
@Command(name = "fill", description = {
    "Makes the keyspace 'shop' of the demo in the sandbox's Cassandra, fills it and flushes it to SSTables.",
    "Its schema goes to the file shop.cql in the sandbox's folder." })
final class SandboxFill extends SandboxAction {

    @Option(names = "--rows", paramLabel = "N", defaultValue = DemoCommand.ROWS, description = DemoCommand.ROWS_HELP)
    private int rows;

    @Override
    public Integer call() {
        Arguments.between(spec(), "--rows", rows, DemoCommand.LEAST_ROWS, DemoCommand.MOST_ROWS);
        SandboxStatus status = started();
        ShopKeyspace shop = ShopKeyspace.of(status.nodes().get(0).version(),
                status.endpoints().orElseThrow().datacenter());
        Map<String, Long> written;
        try (Interruption interruption = new Interruption();
                TerminalProgress progress = terminal().progress();
                SourceConnection cassandra = connect(status.endpoints().orElseThrow(), progress)) {
            requireNone(cassandra, shop.keyspace());
            written = shop.fill(rows, Demo.SEED, new ShopRunner(cassandra),
                    () -> status.nodes().forEach(node -> node.flush(shop.keyspace())), progress);
            progress.done();
        }
        Path schema = writeSchema(shop);
        terminal().answer(json(shop, written, schema, status.nodes()), text(shop, written, schema, status.nodes()));
        return CommandLineInterface.DONE;
    }

    private static void requireNone(SourceConnection cassandra, String keyspace) {
        if (cassandra.schema().tables().stream().anyMatch(table -> table.keyspace().equals(keyspace))) {
            throw new Problem("keyspace-exists", "The keyspace is there already.", keyspace,
                    "To fill it anew, run: aeneas sandbox cql 'DROP KEYSPACE " + keyspace + ";'.").asException();
        }
    }

    private Path writeSchema(ShopKeyspace shop) {
        Path file = directory().resolve(shop.keyspace() + ".cql").toAbsolutePath();
        try {
            return Files.writeString(file, String.join(";\n", shop.schema()) + ";\n");
        } catch (IOException e) {
            throw new Problem("sandbox-directory-unusable", "The schema cannot be written: " + e.getMessage(),
                    file.toString(), "Free disk space there.").asException(e);
        }
    }

    private static Map<String, Object> json(ShopKeyspace shop, Map<String, Long> written, Path schema,
            List<SandboxNode> nodes) {
        Map<String, List<String>> data = new LinkedHashMap<>();
        written.keySet().forEach(table -> data.put(table, nodes.stream()
                .map(node -> node.tableDirectory(shop.keyspace(), table).toString()).toList()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("keyspace", shop.keyspace());
        json.put("rows", written);
        json.put("schema", schema.toString());
        json.put("data", data);
        return json;
    }

    private static String text(ShopKeyspace shop, Map<String, Long> written, Path schema, List<SandboxNode> nodes) {
        long rows = written.values().stream().mapToLong(Long::longValue).sum();
        List<String> lines = new ArrayList<>();
        lines.add("Keyspace " + shop.keyspace() + ": " + TerminalProgress.count(rows) + " rows written to "
                + written.size() + " tables, some changed and deleted again, all flushed.");
        lines.add(SandboxAnswer.line("Schema", schema.toString()));
        nodes.forEach(node -> lines.add(SandboxAnswer.line("Node " + node.number() + " data",
                node.dataDirectory().resolve(shop.keyspace()).toString())));
        return String.join(System.lineSeparator(), lines);
    }
}
