package org.aeneas.cassandra.clone.setup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneNode;
import org.aeneas.cassandra.clone.SourceNode;
import org.aeneas.cassandra.clone.Step;
import org.aeneas.cassandra.clone.StepRecord;

/** What became of a clone, for people; without secrets. */
public final class CloneReport {
    private static final String END = System.lineSeparator();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    private CloneReport() {
    }

    /** The state of the cluster and of every step, and what to do next. */
    public static String of(CloneJournal journal) {
        StringBuilder text = new StringBuilder();
        String target = journal.plan().datacenter();
        text.append("Clone datacenter ").append(target).append(" of ").append(journal.choices().datacenter())
                .append(": ").append(state(journal)).append(END).append(END);
        text.append("Cluster ").append(journal.cluster().name()).append(", Apache Cassandra ")
                .append(journal.cluster().version()).append(END);
        for (SourceNode node : journal.cluster().nodes()) {
            text.append("   ").append(node.host()).append("  ").append(node.status().datacenter()).append(", ")
                    .append(node.status().rack()).append(", ").append(node.status().load()).append(END);
        }
        for (CloneNode node : journal.choices().nodes()) {
            text.append("   ").append(node.host()).append("  ").append(target).append(", ").append(node.rack())
                    .append(", data in ").append(String.join(", ", node.installation().dataDirectories()))
                    .append(END);
        }
        text.append(END).append("Keyspaces with a replica in the clone: ")
                .append(String.join(", ", journal.choices().keyspaces().stream().sorted().toList())).append(END);
        text.append(END).append("Steps").append(END);
        journal.plan().steps().forEach(step -> step(text, step, journal.record(step.id())));
        text.append(END).append("Next steps").append(END).append(next(journal));
        return text.toString();
    }

    /** In a sentence. */
    public static String state(CloneJournal journal) {
        if (journal.undone()) {
            return "it is undone.";
        }
        return journal.undoing() ? "undoing was begun, and is not done."
                : journal.complete() ? "it is complete." : "it was begun, and is not complete.";
    }

    private static void step(StringBuilder text, Step step, StepRecord record) {
        text.append(String.format("   %-8s %-19s %s%s", record.state().name().toLowerCase(Locale.ROOT),
                record.seconds() == 0 ? "" : TIME.format(Instant.ofEpochSecond(record.seconds())),
                step.explanation().title(), END));
        record.problem().ifPresent(problem -> text.append("            ").append(problem.object()).append(": ")
                .append(problem.what()).append(' ').append(problem.remedy()).append(END));
    }

    private static String next(CloneJournal journal) {
        if (journal.undone()) {
            return "   1. Remove what is left of Cassandra on the hosts of the clone, if you do not need it any more."
                    + END;
        }
        if (!journal.complete()) {
            return "   1. Resume it, or undo it: Actions, Clone Datacenter for Extract." + END;
        }
        return "   1. Install the extraction agent on a host that reaches the nodes of the clone, and register"
                + " it." + END
                + "   2. Select the datacenter " + journal.plan().datacenter() + " in the source tree, and choose"
                + " Create Local Task or Create Local & DMS Task in the Actions menu." + END
                + "   3. Let clients use local consistency levels as before: the clone takes no client." + END
                + "   4. When the migration is done, undo the clone." + END;
    }
}
