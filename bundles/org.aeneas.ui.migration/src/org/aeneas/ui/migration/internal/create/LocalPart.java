package org.aeneas.ui.migration.internal.create;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.aeneas.agent.api.TaskDms;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** What of a task is for the agent's own load. */
final class LocalPart implements LoadPart {
    private static final int MOST_UNITS = 10_000_000;
    private static final List<TaskStaging.Compression> COMPRESSIONS = List.of(TaskStaging.Compression.GZIP,
            TaskStaging.Compression.ZSTD, TaskStaging.Compression.NONE);

    private final Runnable changed;
    private Text writeRate;
    private Combo compression;

    LocalPart(Runnable changed) {
        this.changed = changed;
    }

    @Override
    public void createWith(Composite page) {
        // the agent loads
    }

    @Override
    public void createAs(Composite page) {
        // with the project's credentials
    }

    @Override
    public void createHow(Composite page) {
        writeRate = Fields.text(page, Messages.Create_WRITE_RATE, MigrationIds.WRITE_RATE, 0);
        writeRate.setMessage(Messages.Create_WRITE_HINT);
        writeRate.addListener(SWT.Modify, event -> changed.run());
        compression = Fields.choice(page, Messages.Create_COMPRESSION, MigrationIds.COMPRESSION,
                COMPRESSIONS.stream().map(CreateTexts::compression).toList());
        compression.addListener(SWT.Selection, event -> changed.run());
    }

    @Override
    public void begin() {
        // there is nothing to choose from
    }

    @Override
    public Optional<String> mistake() {
        return writeRate.getText().isBlank() || TaskPart.isNumber(writeRate, MOST_UNITS) ? Optional.empty()
                : Optional.of(Messages.Create_NO_WRITE_RATE);
    }

    @Override
    public OptionalDouble writeUnits() {
        String typed = writeRate.getText().strip();
        return typed.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Integer.parseInt(typed));
    }

    @Override
    public TaskStaging.Compression compression() {
        return COMPRESSIONS.get(compression.getSelectionIndex());
    }

    @Override
    public Optional<TaskDms> dms() {
        return Optional.empty();
    }

    @Override
    public void giveUp() {
        // nothing is under way
    }
}
