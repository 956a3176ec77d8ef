package org.aeneas.ui.migration.internal.create;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

import org.aeneas.agent.api.TaskDms;
import org.aeneas.agent.api.TaskStaging;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Replications.Instance;
import org.aeneas.aws.Roles.Role;
import org.aeneas.core.Problem;
import org.aeneas.dms.Choices;
import org.aeneas.project.migration.Site;
import org.aeneas.ui.Attempt;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What of a task is for AWS DMS: with what it loads, listed from AWS, and how. */
final class DmsPart implements LoadPart {
    /** A role's rights are asked for a few tables: that is what policies tell apart, if at all. */
    record Wanted(String bucket, List<String> tables) {
    }

    private final Site site;
    private final Supplier<Wanted> wanted;
    private final Runnable changed;
    private final List<Attempt<?>> reading = new ArrayList<>();
    private Combo instance;
    private Combo role;
    private Label rights;
    private Optional<Choices> choices = Optional.empty();
    private Optional<Problem> unread = Optional.empty();
    private DmsOptions options = DmsOptions.defaults();

    /** @param wanted what a role shall be able to do, when it is chosen */
    DmsPart(Site site, Supplier<Wanted> wanted, Runnable changed) {
        this.site = site;
        this.wanted = wanted;
        this.changed = changed;
    }

    @Override
    public void createWith(Composite page) {
        instance = Fields.choice(page, Messages.Dms_INSTANCE, MigrationIds.REPLICATION_INSTANCE, List.of());
        instance.addListener(SWT.Selection, event -> changed.run());
    }

    @Override
    public void createAs(Composite page) {
        role = Fields.choice(page, Messages.Dms_ROLE, MigrationIds.ROLE, List.of());
        role.addListener(SWT.Selection, event -> chosen());
        rights = WidgetIds.name(Fields.note(page, ""), MigrationIds.ROLE_RIGHTS);
        ((GridData) rights.getLayoutData()).exclude = true;
        rights.setVisible(false);
    }

    @Override
    public void createHow(Composite page) {
        Button advanced = WidgetIds.name(new Button(page, SWT.PUSH), MigrationIds.ADVANCED);
        advanced.setText(Messages.Dms_ADVANCED);
        GridDataFactory.fillDefaults().span(2, 1).align(SWT.BEGINNING, SWT.CENTER).applyTo(advanced);
        advanced.addListener(SWT.Selection, event -> {
            DmsDialog dialog = new DmsDialog(advanced.getShell(), options);
            if (dialog.open() == Window.OK) {
                options = dialog.options();
            }
        });
    }

    @Override
    public void begin() {
        reading.add(Attempt.begin(instance.getDisplay(), Messages.Dms_READING, progress -> {
            try (AwsSession session = site.connect()) {
                return Choices.read(session);
            }
        }, this::show, problem -> {
            unread = Optional.of(problem);
            changed.run();
        }, what -> {
            // it tells nothing
        }));
    }

    private void show(Choices read) {
        choices = Optional.of(read);
        instance.setItems(read.instances().stream().map(it -> NLS.bind(Messages.Dms_INSTANCE_LABEL,
                new Object[] {it.name(), it.instanceClass(), it.engineVersion(), it.status()})).toArray(String[]::new));
        instance.select((int) read.instances().stream().takeWhile(it -> !it.isAvailable()).count());
        if (instance.getSelectionIndex() < 0) {
            instance.select(0);
        }
        role.setItems(read.roles().stream().map(Role::name).toArray(String[]::new));
        role.select(0);
        chosen();
    }

    private void chosen() {
        showRights("");
        Optional<Role> asked = role();
        if (asked.isPresent()) {
            Wanted now = wanted.get();
            reading.add(Attempt.begin(role.getDisplay(), Messages.Dms_READING, progress -> {
                try (AwsSession session = site.connect()) {
                    return Choices.lacking(session, asked.get().arn(), now.bucket().isEmpty() ? "*" : now.bucket(),
                            site.region().orElse("*"), now.tables());
                }
            }, lacking -> showLacking(asked, lacking), problem -> {
                // Who may not ask IAM learns it from the test of the endpoints.
            }, what -> {
                // it tells nothing
            }));
        }
        changed.run();
    }

    private void showLacking(Optional<Role> asked, List<String> lacking) {
        if (role().equals(asked) && !lacking.isEmpty()) {
            showRights(NLS.bind(Messages.Dms_LACKS, String.join(", ", lacking)));
        }
    }

    private void showRights(String text) {
        if (!rights.isDisposed() && !rights.getText().equals(text)) {
            rights.setText(text);
            rights.setVisible(!text.isEmpty());
            ((GridData) rights.getLayoutData()).exclude = text.isEmpty();
            rights.getShell().layout(true, true);
        }
    }

    private Optional<Instance> instance() {
        int place = instance.getSelectionIndex();
        return choices.map(Choices::instances).filter(all -> place >= 0 && place < all.size())
                .map(all -> all.get(place));
    }

    private Optional<Role> role() {
        int place = role.getSelectionIndex();
        return choices.map(Choices::roles).filter(all -> place >= 0 && place < all.size()).map(all -> all.get(place));
    }

    @Override
    public Optional<String> mistake() {
        if (unread.isPresent()) {
            return unread.map(Problems::text);
        }
        if (choices.isEmpty()) {
            return Optional.of("");
        }
        if (instance().isEmpty()) {
            return Optional.of(Messages.Dms_NO_INSTANCE);
        }
        if (role().isEmpty()) {
            return Optional.of(Messages.Dms_NO_ROLE);
        }
        return instance().filter(it -> !it.isAvailable())
                .map(it -> NLS.bind(Messages.Dms_NOT_AVAILABLE, it.name(), it.status()));
    }

    /** DMS has no such limit. */
    @Override
    public OptionalDouble writeUnits() {
        return OptionalDouble.empty();
    }

    @Override
    public TaskStaging.Compression compression() {
        return TaskStaging.Compression.NONE;
    }

    @Override
    public Optional<TaskDms> dms() {
        return Optional.of(options.with(instance().orElseThrow().arn(), role().orElseThrow().arn()));
    }

    @Override
    public void giveUp() {
        reading.forEach(Attempt::giveUp);
    }
}
