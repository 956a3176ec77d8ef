package org.aeneas.dms;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.aeneas.aws.Replications;
import org.aeneas.aws.Replications.Task;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/**
 * Through which all tasks with the same credentials and Region call AWS DMS: within a rate, slower for all of them while
 * DMS refuses calls, and with one question about the states of all tasks. It has no thread of its own: whoever is the
 * first to want to know asks for all. So what is wrong with one (his task is gone, his connection is cut) never is told
 * to another: the next one asks himself. For many threads.
 *
 * <p>DMS takes 200 calls at once and 8 more a second from all programs of an account in a Region together (DMS User Guide,
 * "Quotas for AWS Database Migration Service"). This takes half of that second number, and a tenth of the first.
 */
public final class Poller {
    private static final Duration USUAL = Duration.ofSeconds(5);
    /** In a pause, in the long run: 4 a second. */
    private static final int MOST_CALLS = 20;
    /** Tasks of one question: more DMS does not list on a page. */
    private static final int MOST_TASKS = 100;
    /** So often one call is refused for its rate before that is a problem: some minutes. */
    private static final int PATIENCE = 20;
    private static final long CHECK_MILLIS = 100;

    private final Duration pause;
    private final Pace pace;
    private final List<Question> questions = new ArrayList<>();
    private boolean asking;

    /** Somebody who waits to hear of his tasks. */
    private static final class Question {
        private final Set<String> tasks;
        private final long due;
        private List<Task> answer;

        Question(Collection<String> tasks, long due) {
            this.tasks = Set.copyOf(tasks);
            this.due = due;
        }
    }

    public Poller() {
        this(USUAL);
    }

    /** @param pause between two questions about the same task; meanwhile, DMS gets twenty calls at most */
    public Poller(Duration pause) {
        this(pause, new Pace(pause.dividedBy(MOST_CALLS)));
    }

    private Poller(Duration pause, Pace pace) {
        this.pause = pause;
        this.pace = pace;
    }

    /** One for other credentials, at one pace with this one: the account may be the same. */
    public Poller other() {
        return new Poller(pause, pace);
    }

    Duration pause() {
        return pause;
    }

    /**
     * Makes a call in its turn, and again while DMS refuses it for its rate.
     *
     * @param call of {@link Replications#impatient}; counts as one
     * @throws ProblemException {@code aws-throttled} if that goes on for minutes
     */
    <T> T call(Progress progress, Supplier<T> call) {
        for (int refused = 1; true; refused++) {
            long turn = pace.turn(progress);
            try {
                T answer = call.get();
                pace.passed();
                return answer;
            } catch (ProblemException e) {
                if (!e.problem().code().equals("aws-throttled")) {
                    throw e;
                }
                pace.refused(turn);
                if (refused == PATIENCE) {
                    throw e;
                }
            }
        }
    }

    void call(Progress progress, Runnable call) {
        call(progress, () -> {
            call.run();
            return null;
        });
    }

    /** A call took so many more than one. */
    void took(int more) {
        pace.more(more);
    }

    /**
     * Those of the tasks that DMS still knows, as they are at some instant after this was called.
     *
     * @param due when to ask, by {@link System#nanoTime}; half a pause earlier will do if somebody asks then
     */
    List<Task> tasks(Replications dms, Collection<String> arns, long due, Progress progress) {
        Question mine = new Question(arns, due);
        synchronized (this) {
            questions.add(mine);
        }
        try {
            while (isForMe(mine, progress)) {
                ask(mine, dms, progress);
            }
            return mine.answer;
        } finally {
            synchronized (this) {
                questions.remove(mine);
            }
        }
    }

    /** Waits until the question is answered, or due and nobody else asks. */
    private synchronized boolean isForMe(Question mine, Progress progress) {
        while (mine.answer == null) {
            progress.check();
            long early = mine.due - System.nanoTime();
            if (early <= 0 && !asking) {
                asking = true;
                return true;
            }
            try {
                wait(early <= 0 ? CHECK_MILLIS : Math.min(CHECK_MILLIS, TimeUnit.NANOSECONDS.toMillis(early) + 1));
            } catch (InterruptedException e) {
                throw CancelledException.of(e);
            }
        }
        return false;
    }

    private void ask(Question mine, Replications dms, Progress progress) {
        try {
            call(progress, () -> {
                // Chosen when it is the turn: many more may have come until then.
                List<Question> together = together(mine);
                Set<String> arns = new LinkedHashSet<>();
                together.forEach(question -> arns.addAll(question.tasks));
                answer(together, dms.tasks(arns));
                took((arns.size() - 1) / MOST_TASKS);
            });
        } finally {
            synchronized (this) {
                asking = false;
                notifyAll();
            }
        }
    }

    /** Those who want to know now or soon, as many as one call takes. */
    private synchronized List<Question> together(Question mine) {
        long soon = System.nanoTime() + pause.toNanos() / 2;
        List<Question> together = new ArrayList<>(List.of(mine));
        int tasks = mine.tasks.size();
        for (Question other : questions) {
            if (other != mine && other.answer == null && other.due - soon <= 0
                    && tasks + other.tasks.size() <= MOST_TASKS) {
                together.add(other);
                tasks += other.tasks.size();
            }
        }
        return together;
    }

    private synchronized void answer(List<Question> together, List<Task> known) {
        for (Question question : together) {
            question.answer = known.stream().filter(task -> question.tasks.contains(task.arn())).toList();
        }
        notifyAll();
    }
}
