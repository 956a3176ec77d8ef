package org.aeneas.ui.internal.connection;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.MachineEndpoints;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Progress;
import org.aeneas.core.ProblemException;
import org.aeneas.ui.WidgetIds;
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
    private final List<String> profiles;
    private Combo profile;
    private Text accessKey;
    private Text secretKey;
    private Combo region;

    TargetDialog(Shell parent, Aws aws) {
        super(parent, NLS.bind(Messages.Connect_TO, Messages.Target_NAME), Messages.Connect_TARGET_DESCRIPTION);
        this.aws = aws;
        this.profiles = aws.configuredProfiles();
    }

    @Override
    void createFields(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page);
        profile = field(page, Messages.Target_PROFILE, new Combo(page, SWT.READ_ONLY), WidgetIds.TARGET_PROFILE);
        profile.add(Messages.Target_NO_PROFILE);
        profiles.forEach(profile::add);
        profile.select(0);
        profile.addListener(SWT.Selection, event -> copyProfile());
        accessKey = field(page, Messages.Target_ACCESS_KEY, new Text(page, SWT.BORDER), WidgetIds.TARGET_ACCESS_KEY);
        secretKey = field(page, Messages.Target_SECRET_KEY, new Text(page, SWT.BORDER | SWT.PASSWORD),
                WidgetIds.TARGET_SECRET_KEY);
        region = field(page, Messages.Target_REGION, new Combo(page, SWT.DROP_DOWN), WidgetIds.TARGET_REGION);
        region.setItems(aws.regions().toArray(String[]::new));
        List.of(accessKey, secretKey, region).forEach(c -> c.addListener(SWT.Modify, event -> validate()));
    }

    @Override
    Optional<String> mistake() {
        boolean keys = profile.getSelectionIndex() > 0
                || !accessKey.getText().isBlank() && !secretKey.getText().isBlank();
        return keys && !region.getText().isBlank() ? Optional.empty() : Optional.of("");
    }

    @Override
    Function<Progress, Target> work() {
        ServiceProfile chosen = new ServiceProfile(profile.getSelectionIndex() > 0 ? profile.getText() : "",
                credentials(), region.getText().strip(), MachineEndpoints.find());
        return progress -> open(aws, chosen, progress);
    }

    private Credentials credentials() {
        return profile.getSelectionIndex() > 0 ? new Credentials.Profile(profile.getText())
                : new Credentials.Keys(accessKey.getText().strip(), secretKey.getTextChars(), Optional.empty());
    }

    /** The keys of a profile are never shown: it is named, and the SDK reads them. */
    private void copyProfile() {
        boolean named = profile.getSelectionIndex() > 0;
        accessKey.setEnabled(!named);
        secretKey.setEnabled(!named);
        if (named) {
            accessKey.setText("");
            secretKey.setText("");
            try {
                aws.configuredRegion(new Credentials.Profile(profile.getText())).ifPresent(region::setText);
            } catch (ProblemException e) {
                setErrorMessage(e.problem().what());
                return;
            }
        }
        validate();
    }

    private static Target open(Aws aws, ServiceProfile profile, Progress progress) {
        AwsSession session = aws.connect(profile);
        try {
            progress.begin(NLS.bind(Messages.Connect_LISTING, profile.region()));
            return new Target(session, new TableTree(session));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
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
