package org.aeneas.ui.internal.connection;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
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

    /** @param before the answers to begin with, by key; for others the engine's defaults */
    SourceDialog(Shell parent, SourceEngine engine, Map<String, String> before) {
        super(parent, NLS.bind(Messages.Connect_TO, engine.label()),
                NLS.bind(Messages.Connect_SOURCE_DESCRIPTION, engine.label()));
        this.engine = engine;
        this.before = Map.copyOf(before);
        this.form = new FieldForm(engine.connectionFields(), this::validate);
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
        return progress -> open(engine, settings, progress);
    }

    private static Source open(SourceEngine engine, ConnectionSettings settings, Progress progress) {
        SourceConnection connection = engine.connect(settings, progress);
        try {
            return new Source(engine, connection, connection.tree(progress));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }
}
