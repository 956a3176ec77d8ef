package org.aeneas.tests.support;

import java.util.List;

import org.aeneas.sandbox.CassandraVersion;

/** Which versions of Cassandra tests start. */
public final class CassandraVersions {

    private CassandraVersions() {
    }

    /** The oldest, the one in most use and the newest; with {@code -Daeneas.tests.all=true} every one. */
    public static List<CassandraVersion> tested() {
        return Boolean.getBoolean("aeneas.tests.all") ? List.of(CassandraVersion.values())
                : List.of(CassandraVersion.V2_1, CassandraVersion.V3_11, CassandraVersion.V5_0);
    }
}
