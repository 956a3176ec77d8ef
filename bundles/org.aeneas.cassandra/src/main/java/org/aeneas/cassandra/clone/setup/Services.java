package org.aeneas.cassandra.clone.setup;

import org.aeneas.cassandra.clone.Service;

/** Services by their commands. */
final class Services {

    private Services() {
    }

    static Service of(String start, String stop) {
        return new Service(stop.contains("systemctl") ? Service.Kind.SYSTEMD : Service.Kind.INIT_SCRIPT, start, stop);
    }
}
