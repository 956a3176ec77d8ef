package org.aeneas.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/** Makes empty target tables as mappings want them, before anything is loaded; never changes or drops one. */
public final class TableCreation {
    private final TableAdmin tables;
    private final TablePreparation preparation;

    public TableCreation(AwsSession session) {
        this.tables = session.tables();
        this.preparation = new TablePreparation(session, LoadOptions.DEFAULT);
    }

    /** What became of one table. */
    public sealed interface Outcome {
        record Created() implements Outcome {
        }

        /** It was there, as the mapping wants it. */
        record Equal() implements Outcome {
        }

        /** It was there, otherwise than the mapping wants it, and is left as it was. One sentence for each difference. */
        record Different(List<String> differences) implements Outcome {
            public Different {
                differences = List.copyOf(differences);
            }
        }

        record Failed(Problem problem) implements Outcome {
        }
    }

    /**
     * Waits until the table is active. What DynamoDB refuses is an outcome, so that others can go on.
     *
     * @throws org.aeneas.core.CancelledException if the user cancelled; DynamoDB may then go on with a table that it
     *         began, and this may be repeated
     */
    public Outcome create(TableAdmin.Definition wanted, Progress progress) {
        try {
            progress.check();
            Optional<TableAdmin.Description> found = tables.describe(wanted.name());
            List<String> differences = found.map(table -> differences(wanted, table)).orElse(List.of());
            if (!differences.isEmpty()) {
                return new Outcome.Different(differences);
            }
            preparation.prepare(wanted, Preparation.DO_NOTHING, progress);
            return found.isPresent() ? new Outcome.Equal() : new Outcome.Created();
        } catch (ProblemException e) {
            return new Outcome.Failed(e.problem());
        }
    }

    private static List<String> differences(TableAdmin.Definition wanted, TableAdmin.Description found) {
        List<String> differences = new ArrayList<>();
        if (!found.hasKeysOf(wanted)) {
            differences.add("Its keys are " + found.keys() + ", not " + wanted.keys() + ".");
        }
        List<String> indexes = wanted.indexes().stream().map(TableAdmin.Index::name).toList();
        TreeSet<String> missing = new TreeSet<>(indexes);
        found.indexes().forEach(missing::remove);
        if (!missing.isEmpty()) {
            differences.add("It lacks the index " + String.join(", ", missing) + ".");
        }
        TreeSet<String> more = new TreeSet<>(found.indexes());
        indexes.forEach(more::remove);
        if (!more.isEmpty()) {
            differences.add("It has the index " + String.join(", ", more) + ", which was not chosen.");
        }
        return differences;
    }
}
