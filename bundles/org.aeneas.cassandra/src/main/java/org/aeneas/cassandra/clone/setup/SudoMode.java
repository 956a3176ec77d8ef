package org.aeneas.cassandra.clone.setup;

import java.util.Optional;

import org.aeneas.cassandra.clone.HostShell;
import org.aeneas.cassandra.clone.Privilege;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;

/** With whose rights commands run on hosts. */
public enum SudoMode {
    LOGIN("with the login's own rights"), SUDO("with sudo, without a password"),
    SUDO_PASSWORD("with sudo and the OS password");

    private final String label;

    SudoMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** That of the label, or {@link #LOGIN}. */
    public static SudoMode of(String label) {
        for (SudoMode mode : values()) {
            if (mode.label.equals(label)) {
                return mode;
            }
        }
        return LOGIN;
    }

    Privilege privilege(Answers login) {
        return switch (this) {
            case LOGIN -> new Privilege.Login();
            case SUDO -> new Privilege.Sudo();
            case SUDO_PASSWORD -> new Privilege.SudoPassword(login.secret(SetupField.PASSWORD));
        };
    }

    /** What a host offers: root needs nothing more, and who may be root without a password shall not type one. */
    static Optional<SudoMode> offered(HostShell login, Optional<HostShell> asking,
            Progress progress) {
        String said = login.require("if [ \"$(id -u)\" = 0 ]; then echo root; elif sudo -n true 2>/dev/null;"
                + " then echo sudo; fi", progress).strip();
        if (!said.isEmpty()) {
            return Optional.of(said.equals("root") ? LOGIN : SUDO);
        }
        try {
            return asking.filter(shell -> shell.run("true", progress).succeeded()).map(shell -> SUDO_PASSWORD);
        } catch (ProblemException e) {
            // It does not let this user: then the login's own rights have to do.
            return Optional.empty();
        }
    }
}
