package org.aeneas.ui.internal.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceEngine;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SourceSettings;
import org.aeneas.ui.HelpTopics;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.connection.Connections.Source;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** "Connect to Cassandra", and whatever other engines there are. */
final class SourceDialog extends ConnectDialog<Source> {
    private final SourceEngine engine;
    private final Map<String, String> before;
    private final FieldForm form;
    private ConnectionSettings answers;

    /**
     * @param before the answers to begin with, by key; for others the engine's defaults
     * @param reason why the dialog is opened, if something went wrong
     */
    SourceDialog(Shell parent, SourceEngine engine, Map<String, String> before, Optional<Problem> reason) {
        super(parent, NLS.bind(Messages.Connect_TO, engine.label()),
                NLS.bind(Messages.Connect_SOURCE_DESCRIPTION, engine.label()), HelpTopics.CONNECT_SOURCE, reason);
        this.engine = engine;
        this.before = Map.copyOf(before);
        this.form = new FieldForm(engine.connectionFields(), this::validate);
    }

    /** Has the project keep what connected, and the secure storage the secrets of it. */
    void keep(ProjectSession session) {
        List<ConnectionField> fields = engine.connectionFields();
        ConnectionSettings kept = answers;
        UUID project = session.project().id();
        session.edit(edited -> edited.withSource(SourceSettings.of(fields, kept)));
        KeepSecrets.begin(secrets -> SourceSettings.keepSecrets(project, fields, kept, secrets));
    }

    @Override
    void createFields(Composite parent) {
        form.create(parent, before);
    }

    @Override
    Optional<String> mistake() {
        return form.mistake();
    }

    @Override
    Function<Progress, Source> work() {
        ConnectionSettings settings = new ConnectionSettings(form.answers());
        answers = settings;
        return progress -> SourceSide.open(engine, settings, progress);
    }
}
