package org.aeneas.agent.api;

import java.io.InputStream;
import java.time.Duration;

/** What openapi.yaml says beside its schemas. */
public final class Contract {
    public static final int VERSION = 1;
    public static final String BASE = "/api/v" + VERSION;
    public static final int DEFAULT_PORT = 8080;

    /** Of every answer; what has none is no agent. */
    public static final String VERSION_HEADER = "Aeneas-Api-Version";
    /** The UUID under which the client's project has registered. */
    public static final String PROJECT_HEADER = "Aeneas-Project";
    public static final String LAST_EVENT_HEADER = "Last-Event-ID";
    /** Of HTTP Basic, without SSL. */
    public static final String USER = "aeneas";

    public static final int REQUEST_BYTES = 4 << 20;
    public static final int ANSWER_BYTES = 32 << 20;
    /** One event, on the wire. */
    public static final int EVENT_BYTES = 256 << 10;
    public static final Duration REQUEST_TIME = Duration.ofSeconds(30);
    /** No stream of events is silent for longer. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private Contract() {
    }

    /** The document itself, UTF-8. The caller closes it. */
    public static InputStream openApi() {
        return Contract.class.getResourceAsStream("openapi.yaml");
    }
}
