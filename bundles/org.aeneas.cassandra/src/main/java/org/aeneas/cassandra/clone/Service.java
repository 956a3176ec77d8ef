package org.aeneas.cassandra.clone;

import org.aeneas.ssh.Command;

/**
 * How Cassandra is started and stopped on a host.
 *
 * @param start a line of shell, for the user by whom commands run
 * @param stop  likewise; it returns when Cassandra has ended
 */
public record Service(Kind kind, String start, String stop) {

    public enum Kind { SYSTEMD, INIT_SCRIPT, TARBALL }

    /**
     * A folder may have several names ({@code bin/../conf}), relative ones too. The class is looked for as an argument
     * of its own: the shell's own command line has it as well.
     */
    private static final String STOP = "here() { for p in /proc/[0-9]*; do a=$(tr '\\0' '\\n' 2>/dev/null"
            + " <\"$p/cmdline\") || continue; case $a in *CassandraDaemon*) ;; *) continue;; esac;"
            + " printf '%s\\n' \"$a\" | grep -qx org.apache.cassandra.service.CassandraDaemon || continue;"
            + " printf '%s\\n' \"$a\" | sed -n -e 's|^-Dcassandra.config=file:/*\\(.*\\)/.*|/\\1|p' -e '/^-cp$/{n;p;}'"
            + " -e '/^-classpath$/{n;p;}' | tr ':' '\\n' | { while IFS= read -r f; do"
            + " case $f in ''|*.jar) continue;; /*) ;; *) f=$p/cwd/$f;; esac;"
            + " [ \"$f\" -ef CONFIGURATION ] && exit 0; done; exit 1; } && echo \"${p#/proc/}\"; done; };"
            + " all=$(here); [ -z \"$all\" ] || kill $all || exit 1; i=0; while [ -n \"$(here)\" ]; do"
            + " [ $i -lt 120 ] || { echo 'Cassandra does not end' >&2; exit 1; }; i=$((i+1)); sleep 1; done";

    /**
     * Where nothing but {@code bin/cassandra} starts it. The process is known by the folder of its configuration, which
     * stands on its class path.
     *
     * @param user          by whom it runs, whoever runs the commands
     * @param configuration folder of cassandra.yaml
     * @param java          home of its Java
     */
    public static Service tarball(String user, String home, String configuration, String java) {
        String launch = "JAVA_HOME=" + Command.quote(java) + " CASSANDRA_HOME=" + Command.quote(home)
                + " CASSANDRA_CONF=" + Command.quote(configuration) + " nohup " + Command.quote(home + "/bin/cassandra")
                + " >/dev/null 2>&1 </dev/null";
        String start = "if [ \"$(id -un)\" = " + Command.quote(user) + " ]; then " + launch + "; else su -s /bin/sh "
                + Command.quote(user) + " -c " + quoted(launch) + "; fi";
        return new Service(Kind.TARBALL, start, STOP.replace("CONFIGURATION", quoted(configuration)));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
