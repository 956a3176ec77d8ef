package org.aeneas.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ItemStore;
import org.aeneas.aws.TableAdmin;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.load.internal.Feed;
import org.aeneas.load.internal.LoadRun;
import org.aeneas.load.internal.ScanFeed;

/** Makes target tables ready to be loaded. */
public final class TablePreparation {
    private final TableAdmin tables;
    private final ItemStore items;
    private final LoadOptions options;

    /** @param options for deleting items */
    public TablePreparation(AwsSession session, LoadOptions options) {
        this.tables = session.tables();
        this.items = session.items();
        this.options = options;
    }

    /**
     * Leaves a table as defined, active, with TTL on. May be repeated after it was cancelled.
     *
     * @throws org.aeneas.core.ProblemException of the code {@code table-keys-differ} if the table is there with other
     *                                          keys and is not to be dropped: nothing has changed then
     */
    public void prepare(TableAdmin.Definition definition, Preparation preparation, Progress progress) {
        Optional<TableAdmin.Description> found = tables.describe(definition.name());
        if (preparation == Preparation.DROP_TABLES && found.isPresent()) {
            progress.begin("Dropping " + definition.name());
            tables.delete(definition.name(), progress);
        } else {
            found.ifPresent(table -> requireSameKeys(definition, table));
        }
        progress.begin("Preparing " + definition.name());
        tables.create(definition, progress);
        if (preparation == Preparation.TRUNCATE && found.isPresent()) {
            truncate(Target.of(definition), progress);
        }
    }

    private static void requireSameKeys(TableAdmin.Definition definition, TableAdmin.Description found) {
        if (!found.hasKeysOf(definition)) {
            throw new Problem("table-keys-differ", "The table is there with other keys than the mapping gives: "
                    + found.keys() + " instead of " + definition.keys() + ".", definition.name(),
                    "Choose another name for the target table, change the mapping's keys, or let the table be dropped "
                            + "with all its items (--prepare drop).")
                    .asException();
        }
    }

    private void truncate(Target target, Progress progress) {
        progress.begin("Deleting the items of " + target.table(), "items", -1);
        List<Feed> segments = new ArrayList<>();
        for (int i = 0; i < options.objectsAtOnce(); i++) {
            segments.add(new ScanFeed(items, target, i, options.objectsAtOnce()));
        }
        Rejects none = reject -> {
            throw new Problem("item-not-deleted", "DynamoDB refuses to delete an item: " + reject.reason(),
                    reject.table() + " " + reject.key(), "Delete it by hand, or let the table be dropped (--prepare drop).")
                    .asException();
        };
        new LoadRun(items, target, options, none, progress).run(segments);
    }
}
