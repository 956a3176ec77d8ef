package org.aeneas.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.staging.SourceFile;

/** Tells in what a task that was begun differs from the one that is to go on in its place. */
final class PlanChange {

    private PlanChange() {
    }

    /** @throws org.aeneas.core.ProblemException {@code plan-changed} if the plans differ */
    static void refuse(ExtractPlan begun, ExtractPlan now) {
        if (begun.id().equals(now.id())) {
            return;
        }
        for (ExtractPlan.TablePlan table : begun.tables()) {
            Optional<ExtractPlan.TablePlan> other = now.table(table.qualifiedName());
            if (other.isPresent()) {
                refuseOtherFiles(table, other.get());
            }
        }
        throw new Problem("plan-changed", "The task that was begun has other options: "
                + String.join(", ", options(begun, now)) + ".", "task " + begun.id(),
                "Repeat the options of its first run, or begin anew in an empty output.").asException();
    }

    private static void refuseOtherFiles(ExtractPlan.TablePlan begun, ExtractPlan.TablePlan now) {
        if (begun.sources().equals(now.sources())) {
            return;
        }
        List<SourceFile> gone = new ArrayList<>(begun.sources());
        gone.removeAll(now.sources());
        List<SourceFile> added = new ArrayList<>(now.sources());
        added.removeAll(begun.sources());
        String first = (gone.isEmpty() ? added : gone).stream().findFirst().map(SourceFile::name)
                .orElse(begun.qualifiedName());
        throw new Problem("plan-changed",
                "The files of " + begun.qualifiedName() + " changed since the task was begun: "
                        + gone.size() + " are gone or changed, " + added.size() + " are new.", first,
                "Extract from a snapshot, which does not change; begin anew in an empty output.").asException();
    }

    private static List<String> options(ExtractPlan begun, ExtractPlan now) {
        List<String> different = new ArrayList<>();
        if (begun.asOf() != now.asOf()) {
            different.add("as of " + begun.asOf() + ", now " + now.asOf());
        }
        if (begun.format() != now.format()) {
            different.add("format " + begun.format().id() + ", now " + now.format().id());
        }
        if (begun.compression() != now.compression()) {
            different.add("compression " + begun.compression().id() + ", now " + now.compression().id());
        }
        List<String> tables = begun.tables().stream().map(ExtractPlan.TablePlan::qualifiedName).toList();
        if (!tables.equals(now.tables().stream().map(ExtractPlan.TablePlan::qualifiedName).toList())) {
            different.add("tables " + String.join(" ", tables));
        }
        return different.isEmpty() ? List.of("schema, mapping or chunks") : different;
    }
}
