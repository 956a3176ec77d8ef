package org.aeneas.ui.migration.internal.create;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.aeneas.agent.api.Encryption;
import org.aeneas.agent.api.MigrationType;
import org.aeneas.agent.api.TaskChanges;
import org.aeneas.agent.api.TaskLoad;
import org.aeneas.agent.api.TaskRequest;
import org.aeneas.core.schema.TableSchema;
import org.aeneas.project.migration.NewTask;
import org.aeneas.project.migration.Site;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** The fields of a task, in the guide's order. */
final class TaskPart {
    private static final Pattern NAME = Pattern.compile("[A-Za-z](-?[A-Za-z0-9])*");
    private static final int NAME_LENGTH = 128;
    private static final int DESCRIPTION = 1024;
    private static final int MOST_THREADS = 200;

    private final Text name;
    private final Combo agent;
    private final Combo preparation;
    private final Combo logging;
    private final Text description;
    private final EncryptionPart encryption;
    private final Button deleteLocal;
    private final BucketField bucket;
    private final Text folder;
    private final Text threads;
    private final Text cycle;
    private final Map<MigrationType, Button> types = new EnumMap<>(MigrationType.class);
    private Label noChanges;
    private final LoadPart load;
    private boolean folderTyped;
    private boolean following;

    /**
     * The fields.
     *
     * @param more    a second column for those that the guide does not have
     * @param changed called after each change
     */
    TaskPart(Composite page, Composite more, LoadPart load, String firstName, String firstBucket, Runnable changed) {
        this.load = load;
        name = Fields.text(page, Messages.Create_NAME, MigrationIds.TASK_NAME, 0);
        name.setTextLimit(NAME_LENGTH);
        agent = Fields.choice(page, Messages.Create_AGENT, MigrationIds.TASK_AGENT, List.of());
        load.createWith(page);
        createTypes(page, changed);
        preparation = Fields.choice(page, Messages.Create_PREPARATION, MigrationIds.PREPARATION,
                Stream.of(TaskLoad.Preparation.values()).map(CreateTexts::preparation).toList());
        load.createAs(page);
        logging = Fields.choice(page, Messages.Create_LOGGING, MigrationIds.LOGGING_LEVEL,
                Stream.of(TaskRequest.LogLevel.values()).map(Enum::name).toList());
        logging.select(TaskRequest.LogLevel.INFO.ordinal());
        description = Fields.text(page, Messages.Create_DESCRIPTION, MigrationIds.TASK_DESCRIPTION, 0);
        description.setTextLimit(DESCRIPTION);
        encryption = new EncryptionPart(page, changed);
        deleteLocal = Fields.check(page, Messages.Create_DELETE_LOCAL, MigrationIds.DELETE_LOCAL);
        deleteLocal.addListener(SWT.Selection, event -> changed.run());
        bucket = new BucketField(page, firstBucket, changed);
        folder = Fields.text(more, Messages.Create_FOLDER, MigrationIds.FOLDER, 0);
        threads = Fields.text(more, Messages.Create_THREADS, MigrationIds.THREADS, 0);
        cycle = Fields.text(more, Messages.Create_CYCLE, MigrationIds.CYCLE, 0);
        cycle.setText(String.valueOf(TaskChanges.DEFAULT.cycleSeconds()));
        cycle.setEnabled(false);
        load.createHow(more);
        threads.setText(String.valueOf(NewTask.THREADS));
        listen(changed);
        name.setText(firstName);
    }

    /** What an agent cannot do is shown, with the reason, so that nobody looks for it in vain. */
    private void createTypes(Composite page, Runnable changed) {
        Label label = new Label(page, SWT.NONE);
        label.setText(Messages.Create_TYPE + ":");
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        Composite area = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        for (MigrationType type : MigrationType.values()) {
            Button button = WidgetIds.name(new Button(area, SWT.RADIO),
                    MigrationIds.MIGRATION_TYPE + "." + type.name());
            button.setText(type(type));
            button.setSelection(type == MigrationType.FULL_LOAD);
            button.addListener(SWT.Selection, event -> {
                if (button.getSelection()) {
                    types.values().stream().filter(other -> other != button)
                            .forEach(other -> other.setSelection(false));
                }
                cycle.setEnabled(type() != MigrationType.FULL_LOAD);
                changed.run();
            });
            types.put(type, button);
        }
        noChanges = new Label(area, SWT.WRAP);
        noChanges.setText(Messages.Create_NO_CDC);
        noChanges.setEnabled(false);
        GridDataFactory.fillDefaults().applyTo(noChanges);
    }

    /** Whether the chosen agent can replicate changes of this source; empty if so, else why not. */
    void replicates(Optional<String> why) {
        boolean can = why.isEmpty();
        if (!can) {
            types.forEach((type, button) -> button.setSelection(type == MigrationType.FULL_LOAD));
            noChanges.setText(why.get());
        }
        types.forEach((type, button) -> button.setEnabled(can || type == MigrationType.FULL_LOAD));
        noChanges.setVisible(!can);
        ((GridData) noChanges.getLayoutData()).exclude = can;
        cycle.setEnabled(type() != MigrationType.FULL_LOAD);
        noChanges.getParent().layout();
    }

    private MigrationType type() {
        return types.entrySet().stream().filter(type -> type.getValue().getSelection()).map(Map.Entry::getKey)
                .findFirst().orElse(MigrationType.FULL_LOAD);
    }

    private void listen(Runnable changed) {
        for (Text text : List.of(description, threads, cycle)) {
            text.addListener(SWT.Modify, event -> changed.run());
        }
        for (Combo combo : List.of(agent, preparation, logging)) {
            combo.addListener(SWT.Selection, event -> changed.run());
        }
        name.addListener(SWT.Modify, event -> {
            follow();
            changed.run();
        });
        folder.addListener(SWT.Modify, event -> {
            folderTyped |= !following;
            changed.run();
        });
    }

    /** Files of two tasks must not meet: unless the user says otherwise, each has a folder of its name. */
    private void follow() {
        if (!folderTyped) {
            following = true;
            folder.setText(name.getText().strip());
            following = false;
        }
    }

    /** Asks AWS for what there is to choose from. */
    void begin(Site site) {
        bucket.begin(site);
    }

    /** The dialog closes. */
    void giveUp() {
        bucket.giveUp();
    }

    /** Keeps what is chosen, where it is still there. */
    void showAgents(List<String> labels) {
        int before = agent.getSelectionIndex();
        if (!List.of(agent.getItems()).equals(labels)) {
            agent.setItems(labels.toArray(String[]::new));
            agent.select(before >= 0 && before < labels.size() ? before : 0);
        }
    }

    int agent() {
        return agent.getSelectionIndex();
    }

    String name() {
        return name.getText().strip();
    }

    String bucket() {
        return bucket.name();
    }

    /** What is wrong; blank where something is merely missing. */
    Optional<String> mistake() {
        if (!name().isEmpty() && !NAME.matcher(name()).matches()) {
            return Optional.of(Messages.Create_NO_NAME);
        }
        if (!isNumber(threads, MOST_THREADS)) {
            return Optional.of(NLS.bind(Messages.Create_NO_THREADS, MOST_THREADS));
        }
        boolean follows = type() != MigrationType.FULL_LOAD;
        if (follows && (!isNumber(cycle, TaskChanges.MOST)
                || Integer.parseInt(cycle.getText().strip()) < TaskChanges.LEAST)) {
            return Optional.of(NLS.bind(Messages.Create_NO_CYCLE, TaskChanges.MOST));
        }
        return load.mistake().or(() -> name().isEmpty() || bucket().isEmpty() ? Optional.of("") : Optional.empty());
    }

    static boolean isNumber(Text text, int most) {
        String typed = text.getText().strip();
        return typed.matches("[0-9]{1,8}") && Integer.parseInt(typed) >= 1 && Integer.parseInt(typed) <= most;
    }

    /** @throws org.aeneas.core.ProblemException {@code value-out-of-bounds} */
    NewTask form(String region, List<TableSchema> tables) {
        Encryption chosen = encryption.encryption();
        return new NewTask(name(), type(),
                TaskLoad.Preparation.values()[preparation.getSelectionIndex()],
                TaskRequest.LogLevel.values()[logging.getSelectionIndex()], given(description), chosen,
                deleteLocal.getSelection(), bucket(), given(folder), region,
                Integer.parseInt(threads.getText().strip()),
                load.writeUnits(), load.compression(), load.dms(), tables,
                type() == MigrationType.FULL_LOAD ? Optional.empty()
                        : Optional.of(new TaskChanges(Integer.parseInt(cycle.getText().strip()))));
    }

    private static Optional<String> given(Text text) {
        return Optional.of(text.getText().strip()).filter(typed -> !typed.isEmpty());
    }

    private static String type(MigrationType type) {
        return switch (type) {
            case FULL_LOAD -> Messages.Create_FULL_LOAD;
            case FULL_LOAD_AND_CDC -> Messages.Create_FULL_LOAD_AND_CDC;
            case CDC -> Messages.Create_CDC;
        };
    }
}
