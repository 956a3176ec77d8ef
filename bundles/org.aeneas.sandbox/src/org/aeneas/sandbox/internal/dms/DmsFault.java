package org.aeneas.sandbox.internal.dms;

/** What AWS DMS answers instead (API Reference, "Errors" of each operation). */
public final class DmsFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    private DmsFault(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    static DmsFault missing(String message) {
        return new DmsFault("ResourceNotFoundFault", message);
    }

    static DmsFault exists(String message) {
        return new DmsFault("ResourceAlreadyExistsFault", message);
    }

    static DmsFault state(String message) {
        return new DmsFault("InvalidResourceStateFault", message);
    }

    static DmsFault value(String message) {
        return new DmsFault("InvalidParameterValueException", message);
    }

    static DmsFault combination(String message) {
        return new DmsFault("InvalidParameterCombinationException", message);
    }

    static DmsFault denied(String message) {
        return new DmsFault("AccessDeniedFault", message);
    }
}
