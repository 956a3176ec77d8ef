package org.aeneas.ui.mapping.internal.model;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.project.settings.PriceList;
import org.aeneas.ui.Workspace;

/** The user's prices. */
public final class PriceBook {
    /** How long a file that somebody else edits may stay unnoticed. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Runnable changed;
    private PriceList list;
    private long readAt;
    private Optional<Problem> problem = Optional.empty();

    PriceBook(Runnable changed) {
        this.changed = changed;
    }

    /** Amazon's public ones where the file cannot be read: {@link #problem} says why. */
    public PriceList list() {
        if (list == null || System.nanoTime() - readAt > PATIENCE) {
            readAt = System.nanoTime();
            problem = Optional.empty();
            try {
                list = Workspace.ofWindow().folder().prices();
            } catch (ProblemException e) {
                list = PriceList.DEFAULT;
                problem = Optional.of(e.problem());
            }
        }
        return list;
    }

    public Optional<Problem> problem() {
        return problem;
    }

    public Path file() {
        return Workspace.ofWindow().folder().pricesFile();
    }

    /** @throws ProblemException if the file cannot be written */
    public void save(PriceList prices) {
        Workspace.ofWindow().folder().save(prices);
        list = prices;
        readAt = System.nanoTime();
        problem = Optional.empty();
        changed.run();
    }
}
