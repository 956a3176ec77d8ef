package org.aeneas.cassandra.clone.setup;

import java.util.List;
import java.util.Optional;

/** A question that is asked before a clone is planned, and the form of its answer. */
public enum SetupField {
    PRIVATE("Private IP:SSH port", Kind.ENDPOINT), PUBLIC("Public IP:SSH port", Kind.ENDPOINT),
    DATACENTER("Datacenter", Kind.FOUND), RACK("Rack", Kind.TEXT), USER("OS User", Kind.TEXT),
    PASSWORD("OS Password", Kind.SECRET), KEY("Key path", Kind.FILE), PASSPHRASE("Passphrase", Kind.SECRET),
    JMX_PORT("JMX port", Kind.PORT), JMX_USER("JMX user", Kind.TEXT), JMX_PASSWORD("JMX password", Kind.SECRET),
    CONFIGURATION("Configuration path", Kind.PATH), DATA("Data directories", Kind.PATHS),
    STOP("Stop command", Kind.TEXT), START("Start command", Kind.TEXT),

    CLUSTER("Cluster name", Kind.FOUND), VERSION("Version", Kind.FOUND), PARTITIONER("Partitioner", Kind.FOUND),
    SNITCH("Snitch", Kind.FOUND), CQL_PORT("CQL port", Kind.PORT), CQL_USER("CQL user", Kind.TEXT),
    CQL_PASSWORD("CQL password", Kind.SECRET), NODETOOL("Path to nodetool", Kind.PATH),
    HOME("Cassandra home", Kind.PATH), COMMIT_LOG("Commit log folder", Kind.PATH),
    SERVICE("Service manager", Kind.FOUND), OWNER("Cassandra's OS user", Kind.TEXT), SUDO("Run commands", Kind.CHOICE),

    JAVA("Java home", Kind.PATH), HEAP("Heap, MB", Kind.NUMBER), TOKENS("Tokens", Kind.NUMBER),
    SEED("Seed", Kind.CHOICE), COPY("Cassandra", Kind.CHOICE);

    /** Of the first node of a source. */
    public static final List<SetupField> FIRST_NODE = List.of(PRIVATE, PUBLIC, USER, PASSWORD, KEY, PASSPHRASE,
            JMX_USER, JMX_PASSWORD);
    /** Of the whole source. */
    public static final List<SetupField> SOURCE = List.of(CLUSTER, VERSION, PARTITIONER, SNITCH, DATACENTER, CQL_PORT,
            CQL_USER, CQL_PASSWORD, JMX_PORT, NODETOOL, CONFIGURATION, HOME, DATA, COMMIT_LOG, SERVICE, STOP, START,
            OWNER, SUDO);
    /** Of each node of the source, in the order of the table's and the file's columns. */
    public static final List<SetupField> NODE = List.of(PRIVATE, PUBLIC, DATACENTER, RACK, USER, PASSWORD, KEY,
            PASSPHRASE, JMX_PORT, JMX_USER, JMX_PASSWORD, CONFIGURATION, DATA, STOP, START);
    /** Of a node of the clone. */
    public static final List<SetupField> NEW_NODE = List.of(PRIVATE, PUBLIC, USER, PASSWORD, KEY, PASSPHRASE, SUDO,
            JMX_PORT, JMX_USER, JMX_PASSWORD, COPY, RACK, HOME, CONFIGURATION, DATA, COMMIT_LOG, JAVA, OWNER, HEAP,
            TOKENS, SEED, STOP, START);

    /** The form of an answer. */
    public enum Kind {
        /** One line of text. */
        TEXT,
        /** As {@link #TEXT}; never shown or logged. */
        SECRET,
        /** A file on this machine. */
        FILE,
        /** An absolute path on a host. */
        PATH,
        /** Several, separated by commas. */
        PATHS,
        /** A host and, unless it is 22, a port. */
        ENDPOINT,
        /** From 1 to 65535. */
        PORT,
        /** From 1 to 999999999. */
        NUMBER,
        /** One of several words. */
        CHOICE,
        /** Not asked, but found on the host. */
        FOUND
    }

    private static final int MOST_PORT = 65_535;

    private final String label;
    private final Kind kind;

    SetupField(String label, Kind kind) {
        this.label = label;
        this.kind = kind;
    }

    /** For people; also the name of the column in a file. */
    public String label() {
        return label;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isSecret() {
        return kind == Kind.SECRET;
    }

    /** What is wrong with the form of an answer; nothing while it is blank. */
    public Optional<String> mistake(String answer) {
        String text = answer.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (kind != Kind.SECRET && text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(label + " must be one line.");
        }
        return switch (kind) {
            case ENDPOINT -> Endpoint.mistake(text).map(what -> label + ": " + what);
            case PORT -> isNumber(text, MOST_PORT) ? Optional.empty()
                    : Optional.of(label + " must be a number from 1 to " + MOST_PORT + ".");
            case NUMBER -> isNumber(text, Integer.MAX_VALUE) ? Optional.empty()
                    : Optional.of(label + " must be a number of at least 1.");
            case PATH -> text.startsWith("/") ? Optional.empty()
                    : Optional.of(label + " must begin with a slash.");
            case PATHS -> Answers.list(text).stream().allMatch(path -> path.startsWith("/")) ? Optional.empty()
                    : Optional.of(label + " must begin with a slash, and be separated by commas.");
            default -> Optional.empty();
        };
    }

    private static boolean isNumber(String text, int most) {
        return text.matches("[0-9]{1,9}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= most;
    }
}
