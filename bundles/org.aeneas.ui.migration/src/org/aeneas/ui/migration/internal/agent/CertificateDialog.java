package org.aeneas.ui.migration.internal.agent;

import org.aeneas.agent.api.Greeting;
import org.aeneas.project.migration.Registering;
import org.aeneas.ui.AccessibleNames;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Shows an agent's certificate, to be compared with what its administrator says. */
final class CertificateDialog extends MessageDialog {
    private final String fingerprint;

    private CertificateDialog(Shell parent, String message, String fingerprint) {
        super(parent, Messages.Certificate_TITLE, null, message, MessageDialog.QUESTION, 0,
                Messages.Certificate_REGISTER, IDialogConstants.CANCEL_LABEL);
        this.fingerprint = fingerprint;
    }

    /** Whether the user takes it for the right one. One that was confirmed before is not asked for again. */
    static boolean confirm(Shell parent, Registering wanted, Greeting greeting) {
        if (!wanted.isUnconfirmed(greeting)) {
            return true;
        }
        boolean known = wanted.agent().fingerprint().isPresent();
        String message = NLS.bind(known ? Messages.Certificate_CHANGED : Messages.Certificate_QUESTION,
                wanted.agent().address(), greeting.agent().version());
        return new CertificateDialog(parent, message, greeting.fingerprint().get()).open() == 0;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        WidgetIds.name(shell, MigrationIds.CERTIFICATE);
        HelpTopics.set(shell, HelpTopics.REGISTER);
    }

    @Override
    protected Control createCustomArea(Composite parent) {
        Text text = WidgetIds.name(new Text(parent, SWT.READ_ONLY | SWT.MULTI | SWT.BORDER), MigrationIds.FINGERPRINT);
        AccessibleNames.set(text, Messages.Certificate_TITLE);
        text.setFont(JFaceResources.getTextFont());
        int half = fingerprint.length() / 2;
        text.setText(fingerprint.substring(0, half + 1) + "\n" + fingerprint.substring(half + 1));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
        return text;
    }
}
