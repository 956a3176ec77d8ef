package org.aeneas.agent.internal.mount;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.aeneas.agent.settings.DataProvider;
import org.aeneas.agent.settings.DataProvider.KeyLogin;
import org.aeneas.agent.settings.DataProvider.PasswordLogin;
import org.aeneas.agent.settings.ServiceUser;

/** How sshfs is called for a node. Options as in sshfs 2.10 and 3 (man sshfs, man mount.fuse3, man ssh_config). */
record SshfsCommand(DataProvider node, Path knownHosts, Optional<ServiceUser> user) {

    /** @param directory absolute, on the node */
    String source(String directory) {
        String host = node.address().contains(":") ? "[" + node.address() + "]" : node.address();
        return node.login().user() + "@" + host + ":" + directory.replaceFirst("/*$", "/");
    }

    List<String> words(String source, Path target) {
        List<String> words = new ArrayList<>(List.of("sshfs", source, target.toString(), "-p",
                Integer.toString(node.sshPort())));
        options(words, "ro", "allow_other", "default_permissions");
        // Without these, allow_other would let every user of this machine read the cluster's data.
        options(words, "umask=0277");
        user.ifPresent(u -> options(words, "uid=" + u.uid(), "gid=" + u.gid()));
        // A snapshot must be seen as it is now. Tables may be links to other disks of the node.
        options(words, "dir_cache=no", "attr_timeout=0", "entry_timeout=0", "negative_timeout=0", "follow_symlinks");
        options(words, "reconnect", "ServerAliveInterval=15", "ServerAliveCountMax=3", "ConnectTimeout=20");
        options(words, "StrictHostKeyChecking=yes", "UserKnownHostsFile=" + knownHosts,
                "GlobalKnownHostsFile=/dev/null");
        if (node.login() instanceof KeyLogin key) {
            options(words, "IdentitiesOnly=yes", "PreferredAuthentications=publickey",
                    "IdentityFile=" + key.privateKey());
        } else if (node.login() instanceof PasswordLogin) {
            options(words, "PreferredAuthentications=password,keyboard-interactive", "PubkeyAuthentication=no",
                    "password_stdin");
        }
        return List.copyOf(words);
    }

    private static void options(List<String> words, String... options) {
        for (String option : options) {
            words.add("-o");
            // In an option's value a comma ends it unless it is escaped (man mount.fuse3).
            words.add(option.replace("\\", "\\\\").replace(",", "\\,"));
        }
    }
}
