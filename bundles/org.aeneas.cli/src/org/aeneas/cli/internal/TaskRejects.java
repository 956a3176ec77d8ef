package org.aeneas.cli.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.agent.api.TableStatus;
import org.aeneas.core.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aeneas task rejects}. */
@Command(name = "rejects", description = {
    "Shows what of a task's tables DynamoDB cannot hold or has refused, or downloads it into a file.",
    "A line of JSON each: its table, key and reason." })
final class TaskRejects extends NamedTaskAction {

    @Option(names = "--table", paramLabel = "KS.TABLE", converter = TableName.Converter.class,
            description = "Only of this table.")
    private TableName table;

    @Option(names = "--out", paramLabel = "FILE", description = "Download them into this file.")
    private Path out;

    @Override
    public Integer call() {
        Place place = place();
        if (out != null) {
            long bytes = Downloads.save(out, file -> download(place, file));
            terminal().answer(Map.of("file", out.toString(), "bytes", bytes), "The rejects are in " + out + ".");
            return CommandLineInterface.DONE;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        Downloads.toMemory(() -> download(place, lines));
        List<String> rejects = lines.toString(StandardCharsets.UTF_8).lines().toList();
        terminal().answer(Map.of("rejects", json() ? rejects.stream().map(Json::read).toList() : List.of()),
                rejects.isEmpty() ? "Nothing was rejected." : String.join(System.lineSeparator(), rejects));
        return CommandLineInterface.DONE;
    }

    private void download(Place place, OutputStream to) throws IOException {
        try (AgentClient client = site().client(place.agent())) {
            for (TableStatus each : client.task(place.id()).tables()) {
                boolean wanted = table == null || table.toString().equals(each.keyspace() + "." + each.table());
                if (wanted && each.rejects() > 0) {
                    client.rejects(place.id(), each.keyspace(), each.table(), to, Progress.NONE);
                }
            }
        }
    }
}
