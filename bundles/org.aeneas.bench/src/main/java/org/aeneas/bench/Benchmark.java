package org.aeneas.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.aeneas.bench.internal.Comparison;
import org.aeneas.bench.internal.Contest;
import org.aeneas.bench.internal.Contests;
import org.aeneas.bench.internal.Site;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

/**
 * Measures the product and its peers on the same data in the same run. The contests take turns, so that what disturbs
 * the machine disturbs all of them. Leaves nothing behind but the cache.
 */
public final class Benchmark {
    private final Equipment equipment;
    private final BenchOptions options;

    public Benchmark(Equipment equipment, BenchOptions options) {
        this.equipment = equipment;
        this.options = options;
    }

    /** The names of all contests. */
    public static List<String> names() {
        return Contests.all().stream().map(Contest::name).toList();
    }

    /**
     * @throws org.aeneas.core.ProblemException   if a contestant fails, or what is needed cannot be fetched
     * @throws org.aeneas.core.CancelledException if cancelled; no process is left
     */
    public BenchReport run(Progress progress) {
        List<Contest> contests = Contests.all().stream().filter(this::isChosen).toList();
        try (Site site = new Site(equipment, options.rows())) {
            List<Result> results = run(contests, site, progress);
            return new BenchReport(results, Comparison.of(results));
        } catch (IOException e) {
            throw new Problem("bench-files-unusable", "The benchmark's files cannot be read or written: "
                    + e.getMessage(), equipment.cache().root().toString(),
                    "Look at the folder's permissions and free space.")
                            .asException(e);
        }
    }

    private List<Result> run(List<Contest> contests, Site site, Progress progress) throws IOException {
        Map<Contest, List<Pass>> passes = new LinkedHashMap<>();
        for (Contest contest : contests) {
            contest.prepare(site, progress);
            passes.put(contest, new ArrayList<>());
        }
        for (int i = 1; i <= options.passes(); i++) {
            // Whoever comes later finds a warmer machine: so not always the same.
            List<Contest> order = new ArrayList<>(contests);
            if (i % 2 == 0) {
                Collections.reverse(order);
            }
            for (Contest contest : order) {
                progress.check();
                progress.begin(contest.name() + ", pass " + i + " of " + options.passes(), "rows", -1);
                Pass pass = contest.run(site, progress);
                progress.worked(pass.rows());
                passes.get(contest).add(pass);
            }
        }
        return passes.entrySet().stream()
                .map(entry -> result(entry.getKey(), entry.getValue())).toList();
    }

    private static Result result(Contest contest, List<Pass> passes) {
        return new Result(contest.name(), contest.what(), contest.mostResident(), passes);
    }

    private boolean isChosen(Contest contest) {
        return options.only().isEmpty() ? !contest.onRequest() : options.only().contains(contest.name());
    }
}
