package org.aeneas.ui.migration.internal.agent;

import java.util.Optional;

import org.aeneas.agent.api.AgentAddress;
import org.aeneas.agent.api.Contract;
import org.aeneas.project.RegisteredAgent;
import org.aeneas.ui.WidgetIds;
import org.aeneas.ui.migration.MigrationIds;
import org.aeneas.ui.migration.internal.Fields;
import org.aeneas.ui.migration.internal.Messages;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** The tab Connection of a registration. */
final class ConnectionTab {
    private static final int DESCRIPTION = 1024;
    private static final int MOST_PORT = 65_535;

    private final Text description;
    private final Text host;
    private final Text port;
    private final Text password;
    private final Button ssl;
    private final Button anywhere;

    /** @param changed called after each change */
    ConnectionTab(Composite page, Runnable changed) {
        description = Fields.text(page, Messages.Registration_DESCRIPTION, MigrationIds.DESCRIPTION, 0);
        description.setTextLimit(DESCRIPTION);
        host = Fields.text(page, Messages.Registration_HOST, MigrationIds.HOST, 0);
        port = Fields.text(page, Messages.Registration_PORT, MigrationIds.PORT, 0);
        port.setText(String.valueOf(Contract.DEFAULT_PORT));
        password = Fields.text(page, Messages.Registration_PASSWORD, MigrationIds.PASSWORD, SWT.PASSWORD);
        password.setMessage(Messages.Registration_PASSWORD_HINT);
        ssl = Fields.check(page, Messages.Registration_USE_SSL, MigrationIds.USE_SSL);
        ssl.setSelection(true);
        anywhere = WidgetIds.name(new Button(page, SWT.CHECK | SWT.WRAP), MigrationIds.ANYWHERE);
        anywhere.setText(Messages.Registration_ANYWHERE);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(anywhere);
        for (Text text : new Text[] {description, host, port, password}) {
            text.addListener(SWT.Modify, event -> update(changed));
        }
        ssl.addListener(SWT.Selection, event -> update(changed));
        anywhere.addListener(SWT.Selection, event -> changed.run());
        update(() -> { // nobody needs to know yet
        });
    }

    void fill(RegisteredAgent agent) {
        description.setText(agent.description());
        host.setText(agent.address().host());
        port.setText(String.valueOf(agent.address().port()));
        ssl.setSelection(agent.ssl());
        anywhere.setSelection(agent.anywhere());
        update(() -> { // nobody needs to know yet
        });
    }

    private void update(Runnable changed) {
        password.setEnabled(!ssl.getSelection());
        boolean open = !ssl.getSelection() && !host.getText().isBlank() && !isLoopback();
        anywhere.setVisible(open);
        changed.run();
    }

    /** By the name alone: to ask a server of names takes time. */
    private boolean isLoopback() {
        String name = host.getText().strip();
        return name.equals("localhost") || name.matches("127(\\.[0-9]{1,3}){3}") || name.equals("::1");
    }

    /** What is wrong; blank where something is merely missing. */
    Optional<String> mistake(boolean passwordKept) {
        String number = port.getText().strip();
        boolean isPort = number.matches("[0-9]{1,5}") && Integer.parseInt(number) >= 1
                && Integer.parseInt(number) <= MOST_PORT;
        if (!number.isEmpty() && !isPort) {
            return Optional.of(Messages.Registration_NO_PORT);
        }
        if (!host.getText().isBlank() && !host.getText().strip().matches("[A-Za-z0-9._:%-]{1,253}")) {
            return Optional.of(NLS.bind(Messages.Registration_NO_HOST, host.getText().strip()));
        }
        boolean missing = host.getText().isBlank() || number.isEmpty()
                || !ssl() && password.getCharCount() == 0 && !passwordKept;
        if (missing) {
            return Optional.of("");
        }
        return anywhere.getVisible() && !anywhere.getSelection() ? Optional.of(Messages.Registration_CONSENT)
                : Optional.empty();
    }

    boolean ssl() {
        return ssl.getSelection();
    }

    boolean anywhere() {
        return anywhere.getVisible() && anywhere.getSelection();
    }

    String description() {
        return description.getText().strip();
    }

    AgentAddress address() {
        return new AgentAddress(host.getText().strip(), Integer.parseInt(port.getText().strip()));
    }

    /** What was typed; empty if nothing was. */
    char[] password() {
        return password.getTextChars();
    }
}
