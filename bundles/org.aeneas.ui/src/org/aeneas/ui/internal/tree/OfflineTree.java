package org.aeneas.ui.internal.tree;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

import org.aeneas.core.ProblemException;
import org.aeneas.core.tree.Tree;
import org.aeneas.core.tree.TreeNode;
import org.aeneas.engine.SchemaTree;
import org.aeneas.project.SourceMetadata;
import org.aeneas.ui.UiThread;
import org.aeneas.ui.internal.Messages;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;

/** The tree of what a project knows of its source. It is made in the background. On the UI thread only. */
final class OfflineTree {
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withZone(ZoneId.systemDefault());

    private final Runnable arrived;
    private Optional<SourceMetadata> metadata = Optional.empty();
    private Optional<Tree> tree = Optional.empty();
    private Optional<String> problem = Optional.empty();

    /** @param arrived called when a tree was made, or cannot be made */
    OfflineTree(Runnable arrived) {
        this.arrived = arrived;
    }

    /** Empty also as long as it is being made. */
    Optional<Tree> of(Optional<SourceMetadata> wanted) {
        boolean same = wanted.isPresent() ? metadata.filter(known -> known == wanted.get()).isPresent()
                : metadata.isEmpty();
        if (!same) {
            metadata = wanted;
            tree = Optional.empty();
            problem = Optional.empty();
            wanted.ifPresent(this::make);
        }
        return tree;
    }

    /** For people: when the metadata were loaded. */
    Optional<String> loadedAt() {
        return metadata.map(known -> text(known.loadedAt()));
    }

    /** Why there is no tree. */
    Optional<String> problem() {
        return problem;
    }

    private void make(SourceMetadata from) {
        IJobFunction make = monitor -> {
            try {
                TreeNode root = TreeNode.parent(TreeNode.SOURCE, "source", from.description())
                        .with(Messages.State_LOADED, text(from.loadedAt()));
                Tree made = new SchemaTree(root, from.schema());
                UiThread.later(() -> made(from, Optional.of(made), Optional.empty()));
            } catch (ProblemException e) {
                String why = e.problem().what() + " " + e.problem().remedy();
                UiThread.later(() -> made(from, Optional.empty(), Optional.of(why)));
            }
            return Status.OK_STATUS;
        };
        Job job = Job.create(NLS.bind(Messages.Tree_READING_JOB, from.description()), make);
        job.setSystem(true);
        job.schedule();
    }

    private void made(SourceMetadata from, Optional<Tree> now, Optional<String> why) {
        if (metadata.filter(known -> known == from).isPresent()) {
            tree = now;
            problem = why;
            arrived.run();
        }
    }

    private static String text(Instant time) {
        return TIME.format(time);
    }
}
