package org.aeneas.cli.internal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

import org.aeneas.cassandra.clone.CloneJournal;
import org.aeneas.cassandra.clone.CloneListener;
import org.aeneas.cassandra.clone.Step;
import org.aeneas.cassandra.clone.StepState;
import org.aeneas.cassandra.clone.StreamProgress;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands of a clone have in common. */
abstract class CloneAction implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private CloneOptions options;

    CloneOptions options() {
        return options;
    }

    Terminal terminal() {
        return Terminal.of(spec, common);
    }

    /** Says what a node receives; steps have their own lines. */
    CloneListener listener() {
        Terminal terminal = terminal();
        return new CloneListener() {
            @Override
            public void state(Step step, StepState state) {
                if (state == StepState.FAILED) {
                    terminal.err().println("Failed: " + step.explanation().title());
                }
            }

            @Override
            public void streams(StreamProgress progress) {
                terminal.err().println(text(progress));
                terminal.err().flush();
            }
        };
    }

    private static String text(StreamProgress progress) {
        return progress.host() + ": " + TerminalProgress.count(progress.streams().bytesDone()) + " of "
                + TerminalProgress.count(progress.streams().bytes()) + " bytes, "
                + progress.streams().filesDone() + " of " + progress.streams().files() + " files, "
                + TerminalProgress.count(progress.rate()) + "/s"
                + progress.left().map(left -> ", " + TerminalProgress.time(left) + " left").orElse("")
                + (progress.stalled() ? "; NOTHING came for " + TerminalProgress.time(progress.quiet()) : "");
    }

    /** The journal, step by step. */
    static Map<String, Object> json(CloneJournal journal) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("datacenter", journal.plan().datacenter());
        json.put("complete", journal.complete());
        json.put("undoing", journal.undoing());
        Map<String, Object> steps = new LinkedHashMap<>();
        journal.plan().steps().forEach(step -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("title", step.explanation().title());
            entry.put("state", journal.state(step).name());
            journal.record(step.id()).problem().ifPresent(problem -> entry.put("problem", problem));
            steps.put(step.id(), entry);
        });
        json.put("steps", steps);
        return json;
    }

    static String text(CloneJournal journal) {
        StringBuilder text = new StringBuilder("Clone " + journal.plan().datacenter());
        journal.plan().steps().forEach(step -> {
            text.append(System.lineSeparator()).append(String.format("  %-8s %s", journal.state(step).name()
                    .toLowerCase(Locale.ROOT), step.explanation().title()));
            journal.record(step.id()).problem().ifPresent(problem -> text.append(System.lineSeparator())
                    .append("           ").append(problem.what()).append(" [").append(problem.object()).append("] ")
                    .append(problem.remedy()));
        });
        return text.toString();
    }
}
