package org.aeneas.cassandra.internal;

import java.util.List;

import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionField;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.engine.SourceEngine;
import org.osgi.service.component.annotations.Component;

/** Apache Cassandra 2.1 to 5.0, and what speaks its protocol as one of these, through the native protocol. */
@Component
public final class CassandraEngine implements SourceEngine {

    @Override
    public String id() {
        return "cassandra";
    }

    @Override
    public String label() {
        return "Cassandra";
    }

    @Override
    public List<ConnectionField> connectionFields() {
        return CassandraSettings.FIELDS;
    }

    @Override
    public SourceConnection connect(ConnectionSettings settings, Progress progress) {
        CassandraSettings answers = CassandraSettings.of(settings);
        return new CassandraConnection(new SessionOpener(answers).open(progress), answers.pageSize());
    }

    @Override
    public boolean readsNodeFiles() {
        return true;
    }
}
