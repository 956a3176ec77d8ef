package org.aeneas.agent.server.internal;

import java.util.List;
import java.util.Optional;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mutual TLS 1.2 and 1.3 for Jetty. New stores hold for new connections; what cannot be read leaves the old ones. */
final class Tls {
    private static final Logger LOG = LoggerFactory.getLogger(Tls.class);

    private final TlsStores stores;
    private final SslContextFactory.Server factory = new SslContextFactory.Server();
    private List<Object> state;
    private volatile String fingerprint;
    private volatile Optional<Problem> problem = Optional.empty();

    Tls(TlsStores stores) {
        this.stores = stores;
        this.state = stores.state();
        TlsStores.Loaded loaded = stores.loadFirst();
        fingerprint = loaded.fingerprint();
        factory.setSslContext(loaded.context());
        factory.setNeedClientAuth(true);
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setRenegotiationAllowed(false);
    }

    SslContextFactory.Server factory() {
        return factory;
    }

    String fingerprint() {
        return fingerprint;
    }

    /** Why stores that have changed are not in use. */
    Optional<Problem> problem() {
        return problem;
    }

    /** Called by one thread, again and again. */
    void look() {
        List<Object> now = stores.state();
        if (now.equals(state)) {
            return;
        }
        state = now;
        try {
            TlsStores.Loaded loaded = stores.load();
            factory.reload(changed -> changed.setSslContext(loaded.context()));
            fingerprint = loaded.fingerprint();
            problem = Optional.empty();
            LOG.info("The key and trust stores have changed and are in use; certificate {}", fingerprint);
        } catch (ProblemException e) {
            problem = Optional.of(e.problem());
            LOG.error("The key and trust stores have changed and are not usable, the old ones stay: {} [{}]",
                    e.problem().what(), e.problem().object());
        } catch (Exception e) {
            LOG.error("The key and trust stores could not be put to use", e);
        }
    }
}
