package org.aeneas.ui.internal.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.aeneas.aws.Aws;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.MachineEndpoints;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.project.AwsKeys;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SecretName;
import org.aeneas.project.TargetSettings;
import org.aeneas.project.settings.AwsServiceProfile;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.Mnemonics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections.Target;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** "Connect to Amazon DynamoDB". */
final class TargetDialog extends ConnectDialog<Target> {
    private static final int WIDTH = 320;

    private final Aws aws;
    private final GlobalSettings settings = Workspace.ofWindow().settingsOrDefault();
    private final TargetSide.Answers before;
    private final List<Choice> choices = new ArrayList<>();
    private Combo profile;
    private Text accessKey;
    private Text secretKey;
    private Combo region;
    private TargetSettings kept;
    private Optional<Credentials.Keys> ownKeys = Optional.empty();

    /** A line of the profiles: one of the Global Settings, or one of the machine, or none of both. */
    private record Choice(String label, Optional<AwsServiceProfile> ours, Optional<String> machine) {
    }

    /** @param reason why the dialog is opened, if something went wrong */
    TargetDialog(Shell parent, Aws aws, TargetSide.Answers before, Optional<Problem> reason) {
        super(parent, NLS.bind(Messages.Connect_TO, Messages.Target_NAME), Messages.Connect_TARGET_DESCRIPTION, HelpTopics.CONNECT_TARGET,
                reason);
        this.aws = aws;
        this.before = before;
        choices.add(new Choice(Messages.Target_NO_PROFILE, Optional.empty(), Optional.empty()));
        settings.awsProfiles().forEach(ours -> choices.add(new Choice(ours.name(), Optional.of(ours),
                Optional.empty())));
        aws.configuredProfiles().forEach(name -> choices.add(new Choice(NLS.bind(Messages.Target_MACHINE_PROFILE,
                name), Optional.empty(), Optional.of(name))));
    }

    /** Has the project keep what connected, and the secure storage the keys of its own. */
    void keep(ProjectSession session) {
        TargetSettings connected = kept;
        Optional<Credentials.Keys> keys = ownKeys;
        UUID project = session.project().id();
        session.edit(edited -> edited.withTarget(connected));
        KeepSecrets.begin(secrets -> keys.ifPresentOrElse(
                pair -> AwsKeys.write(SecretName.ofTarget(project), pair, secrets),
                () -> AwsKeys.forget(SecretName.ofTarget(project), secrets)));
    }

    @Override
    void createFields(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        Mnemonics mnemonics = new Mnemonics();
        profile = field(page, mnemonics.in(Messages.Target_PROFILE), new Combo(page, SWT.READ_ONLY),
                WidgetIds.TARGET_PROFILE);
        choices.forEach(choice -> profile.add(choice.label()));
        accessKey = field(page, mnemonics.in(Messages.Target_ACCESS_KEY), new Text(page, SWT.BORDER),
                WidgetIds.TARGET_ACCESS_KEY);
        secretKey = field(page, mnemonics.in(Messages.Target_SECRET_KEY), new Text(page, SWT.BORDER | SWT.PASSWORD),
                WidgetIds.TARGET_SECRET_KEY);
        region = field(page, mnemonics.in(Messages.Target_REGION), new Combo(page, SWT.DROP_DOWN),
                WidgetIds.TARGET_REGION);
        region.setItems(aws.regions().toArray(String[]::new));
        begin();
        profile.addListener(SWT.Selection, event -> copyProfile());
        List.of(accessKey, secretKey, region).forEach(c -> c.addListener(SWT.Modify, event -> validate()));
    }

    private void begin() {
        Optional<String> machine = before.settings().flatMap(TargetSettings::machineProfile);
        profile.select(0);
        for (int i = 1; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            if (choice.ours().map(AwsServiceProfile::name).equals(before.profile()) && before.profile().isPresent()
                    || choice.machine().equals(machine) && machine.isPresent()) {
                profile.select(i);
            }
        }
        choice().ours().map(AwsServiceProfile::region).ifPresent(region::setText);
        before.settings().map(TargetSettings::region).ifPresent(region::setText);
        before.keys().ifPresent(keys -> {
            accessKey.setText(keys.accessKey());
            secretKey.setTextChars(keys.secretKey());
        });
        enableKeys();
    }

    @Override
    Optional<String> mistake() {
        boolean keys = isProfile() || !accessKey.getText().isBlank() && !secretKey.getText().isBlank();
        return keys && !region.getText().isBlank() ? Optional.empty() : Optional.of("");
    }

    @Override
    Function<Progress, Target> work() {
        String chosen = region.getText().strip();
        kept = new TargetSettings(chosen, choice().ours().map(AwsServiceProfile::name), choice().machine());
        if (isProfile()) {
            TargetSettings target = kept;
            ownKeys = Optional.empty();
            // A service profile needs no project, whose id only keys of its own stand under.
            return progress -> TargetSide.open(aws, target.profile(new UUID(0, 0), settings,
                    Workspace.ofWindow().secrets()), progress);
        }
        Credentials.Keys keys = new Credentials.Keys(accessKey.getText().strip(), secretKey.getTextChars(),
                Optional.empty());
        ownKeys = Optional.of(keys);
        ServiceProfile typed = new ServiceProfile("", keys, chosen, MachineEndpoints.find());
        return progress -> TargetSide.open(aws, typed, progress);
    }

    private Choice choice() {
        return choices.get(Math.max(0, profile.getSelectionIndex()));
    }

    private boolean isProfile() {
        return profile.getSelectionIndex() > 0;
    }

    @Override
    void fieldsEnabled() {
        enableKeys();
    }

    private void enableKeys() {
        accessKey.setEnabled(!isProfile());
        secretKey.setEnabled(!isProfile());
    }

    /** The keys of a profile are never shown: it is named, and read when it connects. */
    private void copyProfile() {
        enableKeys();
        if (isProfile()) {
            accessKey.setText("");
            secretKey.setText("");
            try {
                configuredRegion(choice()).ifPresent(region::setText);
            } catch (ProblemException e) {
                setErrorMessage(e.problem().what());
                return;
            }
        }
        validate();
    }

    private Optional<String> configuredRegion(Choice choice) {
        return choice.ours().map(AwsServiceProfile::region)
                .or(() -> choice.machine().flatMap(name -> aws.configuredRegion(new Credentials.Profile(name))));
    }

    private static <C extends Control> C field(Composite page, String name, C control,
            String id) {
        Label label = new Label(page, SWT.NONE);
        label.setText(name + ":");
        label.moveAbove(control);
        GridDataFactory.fillDefaults().grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(control);
        return WidgetIds.name(control, id);
    }
}
