package org.aeneas.project.migration;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.aeneas.agent.api.StageProgress;
import org.aeneas.agent.api.StageProgress.Stage;
import org.aeneas.agent.api.TableStatus;

/** What is shown of a task's table, over its stages, which run at the same time. */
public final class TableFigures {

    private TableFigures() {
    }

    /** Extracted so far. */
    public static long rows(TableStatus table) {
        return table.stages().stream().filter(it -> it.stage() == Stage.EXTRACT).mapToLong(StageProgress::rows)
                .findFirst().orElse(0);
    }

    public static long bytes(TableStatus table) {
        return table.stages().stream().mapToLong(StageProgress::bytes).max().orElse(0);
    }

    /** Rows a second of the stage that holds up the others. */
    public static double rate(TableStatus table) {
        return table.stages().stream().mapToDouble(StageProgress::rowsPerSecond).filter(rate -> rate > 0).min()
                .orElse(0);
    }

    /** Seconds until the last stage is done; empty while unknown. */
    public static OptionalLong estimate(TableStatus table) {
        return table.stages().stream().map(StageProgress::estimateSeconds).filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong).max();
    }

    /** Which stages are under way now; several may be at the same time. */
    public static List<Stage> underWay(List<TableStatus> tables) {
        return Stream.of(Stage.values()).filter(stage -> tables.stream().filter(table -> table.state().isActive())
                .flatMap(table -> table.stages().stream())
                .anyMatch(it -> it.stage() == stage && it.chunks() > 0 && it.chunksDone() < it.chunks())).toList();
    }
}
