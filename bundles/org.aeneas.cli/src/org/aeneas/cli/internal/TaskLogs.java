package org.aeneas.cli.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

import org.aeneas.agent.api.AgentClient;
import org.aeneas.core.Progress;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aeneas task logs}. */
@Command(name = "logs", description = "Shows the end of a task's log, or downloads it into a file.")
final class TaskLogs extends NamedTaskAction {
    /** What is shown of a log; more is downloaded. */
    private static final int SHOWN_BYTES = 1 << 20;

    @Option(names = "--out", paramLabel = "FILE", description = "Download all of the log into this file.")
    private Path out;

    @Option(names = "--tail", paramLabel = "BYTES", description = "Only the last lines: so many bytes at most, up to"
            + " ${DEFAULT-VALUE}.", defaultValue = "" + SHOWN_BYTES)
    private int tail;

    @Override
    public Integer call() {
        Arguments.between(spec(), "--tail", tail, 1, SHOWN_BYTES);
        Place place = place();
        if (out != null) {
            long bytes = Downloads.save(out, file -> download(place, OptionalInt.empty(), file));
            terminal().answer(Map.of("file", out.toString(), "bytes", bytes), "The log is in " + out + ".");
            return CommandLineInterface.DONE;
        }
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Downloads.toMemory(() -> download(place, OptionalInt.of(tail), log));
        String text = log.toString(StandardCharsets.UTF_8);
        terminal().answer(Map.of("log", text), text.isBlank() ? "The log is empty: the task has not been started yet."
                : text.stripTrailing());
        return CommandLineInterface.DONE;
    }

    private void download(Place place, OptionalInt only, OutputStream to) throws IOException {
        try (AgentClient client = site().client(place.agent())) {
            client.log(place.id(), only, to, Progress.NONE);
        }
    }
}
