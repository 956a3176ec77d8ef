package org.aeneas.project.settings;

/** Parts of the product whose logs have levels of their own. */
public enum LogModule {
    GENERAL("org.aeneas"),
    USER_INTERFACE("org.aeneas.ui"),
    SOURCE("org.aeneas.cassandra"),
    CLONE_DATA_CENTER("org.aeneas.cassandra.clone"),
    MAPPING("org.aeneas.mapping"),
    AWS("org.aeneas.aws"),
    SSH("org.aeneas.ssh"),
    AGENTS("org.aeneas.agent.api"),
    EXTRACT("org.aeneas.extract"),
    LOAD("org.aeneas.load"),
    VALIDATE("org.aeneas.validate");

    private final String logger;

    LogModule(String logger) {
        this.logger = logger;
    }

    /** The name of its logger. */
    public String logger() {
        return logger;
    }
}
