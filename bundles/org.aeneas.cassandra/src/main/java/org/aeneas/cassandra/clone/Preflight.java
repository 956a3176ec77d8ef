package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/** What must hold at the moment when the work begins. Changes nothing. */
final class Preflight {
    private static final int MOST_AT_ONCE = 8;

    private final CloneSite site;

    Preflight(CloneSite site) {
        this.site = site;
    }

    List<Problem> check(Progress progress) {
        List<SourceNode> sources = site.journal().cluster().nodes();
        List<CloneNode> clones = site.journal().choices().nodes();
        progress.begin("Checking the hosts", "checks", sources.size() + clones.size() + 2L);
        List<Callable<List<Problem>>> checks = new ArrayList<>();
        sources.forEach(node -> checks.add(() -> new SourceCheck(node, site).problems(progress)));
        clones.forEach(node -> checks.add(() -> new CloneCheck(node, site).problems(progress)));
        checks.add(() -> new ClockCheck(site).problems(progress));
        checks.add(() -> new SpaceCheck(site).problems(progress));
        return together(checks, progress);
    }

    private static List<Problem> together(List<Callable<List<Problem>>> checks, Progress progress) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, checks.size()));
        try {
            List<Future<List<Problem>>> all = new ArrayList<>();
            checks.forEach(check -> all.add(threads.submit(() -> {
                try {
                    return check.call();
                } catch (ProblemException e) {
                    return List.of(e.problem());
                } finally {
                    progress.worked(1);
                }
            })));
            List<Problem> problems = new ArrayList<>();
            all.forEach(one -> problems.addAll(Futures.get(one)));
            return problems.stream().distinct().toList();
        } finally {
            threads.shutdownNow();
        }
    }
}
