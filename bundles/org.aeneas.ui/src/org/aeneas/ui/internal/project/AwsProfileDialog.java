package org.aeneas.ui.internal.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Messages;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** Which service profile of the Global Settings a project's tasks use. */
final class AwsProfileDialog extends TitleAreaDialog {
    private static final int MARGIN = 10;
    private static final int WIDTH = 320;

    private final Optional<String> before;
    /** Behind "none", as the list shows them. */
    private final List<String> profiles;
    private Combo choice;
    private Optional<String> chosen = Optional.empty();

    /** @param before that of the project, which the Global Settings may not have any more */
    AwsProfileDialog(Shell parent, Optional<String> before) {
        super(parent);
        this.before = before;
        this.profiles = new ArrayList<>(Workspace.ofWindow().settingsOrDefault().awsProfiles().stream()
                .map(AwsServiceProfile::name).toList());
        setHelpAvailable(false);
    }

    /** After it was closed by OK; empty for none. */
    Optional<String> chosen() {
        return chosen;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.AwsProfile_TITLE);
        WidgetIds.name(shell, WidgetIds.AWS_PROFILE_DIALOG);
        HelpTopics.set(shell, HelpTopics.PROJECT);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        setTitle(Messages.AwsProfile_TITLE);
        setMessage(Messages.AwsProfile_DESCRIPTION);
        Composite page = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(MARGIN, MARGIN).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        new Label(page, SWT.NONE).setText(Messages.NewProject_AWS_PROFILE);
        choice = WidgetIds.name(new Combo(page, SWT.READ_ONLY), WidgetIds.PROJECT_AWS_PROFILE);
        choice.add(Messages.NewProject_NO_AWS_PROFILE);
        profiles.forEach(choice::add);
        before.filter(name -> !profiles.contains(name)).ifPresent(name -> {
            profiles.add(name);
            choice.add(NLS.bind(Messages.AwsProfile_MISSING, name));
        });
        choice.select(before.map(profiles::indexOf).orElse(-1) + 1);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(choice);
        return area;
    }

    @Override
    protected void okPressed() {
        int place = choice.getSelectionIndex();
        chosen = place > 0 ? Optional.of(profiles.get(place - 1)) : Optional.empty();
        super.okPressed();
    }
}
