package org.aeneas.ui.migration;

/** The names of this bundle's widgets, under {@link org.aeneas.ui.WidgetIds#KEY}. */
public final class MigrationIds {
    public static final String PERSPECTIVE = "org.aeneas.ui.migration.perspective";
    public static final String VIEW = "org.aeneas.ui.migration";

    public static final String TABS = "aeneas.migration.tabs";
    public static final String AGENTS = "aeneas.migration.agents";
    public static final String AGENTS_EMPTY = "aeneas.migration.agents.empty";
    public static final String AGENT_PROBLEM = "aeneas.migration.agents.problem";
    public static final String TASKS = "aeneas.migration.tasks";
    public static final String SUB_TASKS = "aeneas.migration.sub-tasks";
    public static final String TASK_PROBLEM = "aeneas.migration.tasks.problem";
    public static final String CHART = "aeneas.migration.chart";

    public static final String REGISTRATION = "aeneas.migration.registration";
    public static final String REGISTRATION_TABS = "aeneas.migration.registration.tabs";
    public static final String DESCRIPTION = "aeneas.migration.registration.description";
    public static final String HOST = "aeneas.migration.registration.host";
    public static final String PORT = "aeneas.migration.registration.port";
    public static final String PASSWORD = "aeneas.migration.registration.password";
    public static final String USE_SSL = "aeneas.migration.registration.ssl";
    public static final String ANYWHERE = "aeneas.migration.registration.anywhere";
    public static final String TRUST_STORE = "aeneas.migration.registration.trust-store";
    public static final String KEY_STORE = "aeneas.migration.registration.key-store";
    public static final String GLOBAL_SETTINGS = "aeneas.migration.registration.global-settings";
    public static final String TAKE_OVER_NAME = "aeneas.migration.registration.take-over-name";
    public static final String CERTIFICATE = "aeneas.migration.certificate";
    public static final String FINGERPRINT = "aeneas.migration.certificate.fingerprint";

    public static final String CREATE = "aeneas.migration.create";
    public static final String TASK_NAME = "aeneas.migration.create.name";
    public static final String TASK_AGENT = "aeneas.migration.create.agent";
    public static final String MIGRATION_TYPE = "aeneas.migration.create.type";
    public static final String CYCLE = "aeneas.migration.create.cycle";
    public static final String PREPARATION = "aeneas.migration.create.preparation";
    public static final String LOGGING_LEVEL = "aeneas.migration.create.logging";
    public static final String TASK_DESCRIPTION = "aeneas.migration.create.description";
    public static final String ENCRYPTION = "aeneas.migration.create.encryption";
    public static final String ENCRYPT_ON_S3 = "aeneas.migration.create.encryption.s3";
    public static final String KMS_KEY = "aeneas.migration.create.encryption.kms";
    public static final String ENCRYPT_LOCAL = "aeneas.migration.create.encryption.local";
    public static final String DELETE_LOCAL = "aeneas.migration.create.delete-local";
    public static final String BUCKET = "aeneas.migration.create.bucket";
    public static final String BUCKET_NOTE = "aeneas.migration.create.bucket.note";
    public static final String FOLDER = "aeneas.migration.create.folder";
    public static final String THREADS = "aeneas.migration.create.threads";
    public static final String WRITE_RATE = "aeneas.migration.create.write-rate";
    public static final String COMPRESSION = "aeneas.migration.create.compression";
    public static final String TABLES = "aeneas.migration.create.tables";
    public static final String PRODUCTION = "aeneas.migration.create.production";

    public static final String REPLICATION_INSTANCE = "aeneas.migration.create.replication-instance";
    public static final String ROLE = "aeneas.migration.create.role";
    public static final String ROLE_RIGHTS = "aeneas.migration.create.role.rights";
    public static final String ADVANCED = "aeneas.migration.create.advanced";
    public static final String DMS = "aeneas.migration.dms";
    public static final String PARALLEL_LOADS = "aeneas.migration.dms.parallel-loads";
    public static final String LOAD_BUFFER = "aeneas.migration.dms.buffer";
    public static final String TABLES_AT_ONCE = "aeneas.migration.dms.tables-at-once";
    public static final String COMMIT_RATE = "aeneas.migration.dms.commit-rate";
    public static final String DATA_ERRORS = "aeneas.migration.dms.errors";
    public static final String DMS_LOG = "aeneas.migration.dms.log";
    public static final String TASK_PER_TABLE = "aeneas.migration.dms.task-per-table";
    public static final String DMS_SETTINGS = "aeneas.migration.dms.settings";

    public static final String DELETE_STAGED = "aeneas.migration.delete.staged";
    public static final String DELETE_DMS = "aeneas.migration.delete.dms";

    public static final String FINISH = "aeneas.migration.finish";
    public static final String FINISH_STEPS = "aeneas.migration.finish.steps";
    public static final String FINISH_GO = "aeneas.migration.finish.go";
    public static final String FINISH_ACCEPT = "aeneas.migration.finish.accept";
    public static final String FINISH_ABANDON = "aeneas.migration.finish.abandon";

    /** A window with a task's log, its rejects or its details. */
    public static final String TEXT_WINDOW = "aeneas.migration.text";
    public static final String TEXT = "aeneas.migration.text.text";

    private MigrationIds() {
    }

    /** A button or menu item of the tab Agents: {@code register}, {@code modify}, {@code unregister}, {@code refresh}. */
    public static String agentAction(String name) {
        return AGENTS + "." + name;
    }

    /** A button of the tab Tasks: {@code start}, {@code stop}, {@code show-log}, … */
    public static String taskAction(String name) {
        return TASKS + "." + name;
    }
}
