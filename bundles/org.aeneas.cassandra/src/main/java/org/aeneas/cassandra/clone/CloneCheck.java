package org.aeneas.cassandra.clone;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.ssh.Command;

/** Whether a host of the clone is ready, and whether it and the source reach each other. */
final class CloneCheck {
    private static final Pattern JAVA = Pattern.compile("version \"(?:1\\.)?(\\d+)");
    private static final int SECONDS = 5;
    /** Statuses of our own. */
    private static final int REFUSED = 48;
    private static final int LOST = 49;

    private final CloneNode node;
    private final CloneSite site;

    CloneCheck(CloneNode node, CloneSite site) {
        this.node = node;
        this.site = site;
    }

    List<Problem> problems(Progress progress) {
        List<Problem> problems = new ArrayList<>();
        HostShell shell = site.shell(node.host(), progress);
        if (site.process(node.host(), progress).isPresent()) {
            problems.add(new Problem("clone-running", "Cassandra runs there already.", node.host(),
                    "Stop it there; it must not be a member of any cluster."));
        }
        try {
            CloneFolders.requireEmpty(shell, CloneFolders.folders(node, site.journal().plan()), progress);
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
        java(shell, progress, problems);
        copyable(progress, problems);
        for (SourceNode source : site.journal().cluster().nodes()) {
            int port = port(source.yaml());
            reach(shell, source.address(), port, true, progress, problems);
            reach(site.shell(source.host(), progress), node.address(), port, false, progress, problems);
        }
        return problems;
    }

    private void java(HostShell shell, Progress progress, List<Problem> problems) {
        String home = node.installation().java();
        String java = home.isEmpty() ? "java" : Command.quote(home + "/bin/java");
        Matcher matcher = JAVA.matcher(shell.run(java + " -version 2>&1", progress).output());
        CassandraVersion version = site.journal().cluster().version();
        if (!matcher.find() || !version.runsOn(Integer.parseInt(matcher.group(1)))) {
            problems.add(new Problem("clone-java", "Cassandra " + version + " needs Java " + version.java()
                    + "; there is not that.", node.host() + ":" + home, "Install it, and name its home."));
        }
    }

    /** What a package installs stands in many places: they must be found. */
    private void copyable(Progress progress, List<Problem> problems) {
        for (Step step : site.journal().plan().steps()) {
            if (step instanceof Step.CopyInstallation copy && copy.host().equals(node.host())) {
                PackagedCassandra packaged = new PackagedCassandra(copy.source(), site.shell(copy.from(), progress));
                if (packaged.found(progress) && !packaged.complete(progress)) {
                    problems.add(new Problem("copy-package", "Cassandra is no unpacked archive there, and no package"
                            + " whose programs are found.", copy.from() + ":" + copy.source().home(), "Install the same"
                                    + " package on " + node.host() + ", and say that Cassandra is there already."));
                }
            }
        }
    }

    private static int port(YamlText yaml) {
        // With encryption of all traffic between nodes it has a port of its own up to 3.11.
        boolean encrypted = yaml.text().lines().map(String::strip).anyMatch("internode_encryption: all"::equals);
        return encrypted && yaml.value("ssl_storage_port").isPresent()
                ? Integer.parseInt(yaml.value("ssl_storage_port").get())
                : Integer.parseInt(yaml.value("storage_port").orElse("7000"));
    }

    /** @param listens whether something must answer: a clone that is not started refuses, and so the way is free */
    private void reach(HostShell from, String address, int port, boolean listens, Progress progress,
            List<Problem> problems) {
        String target = Command.quote(address) + "/" + port;
        String line = "if command -v bash >/dev/null && command -v timeout >/dev/null; then timeout " + SECONDS
                + " bash -c 'exec 3<>/dev/tcp/'" + target + " 2>/dev/null; s=$?; [ $s != 124 ] || exit " + LOST
                + "; [ $s = 0 ] || exit " + REFUSED + "; elif command -v nc >/dev/null; then nc -z -w " + SECONDS + " "
                + Command.quote(address) + " " + port + " || exit " + (listens ? REFUSED : 0) + "; fi";
        int status = from.run(line, progress).status();
        if (status == LOST || status == REFUSED && listens) {
            problems.add(new Problem("port-closed", from.host() + " does not reach port " + port + " of " + address
                    + (status == LOST ? ": no answer" : ": refused") + ".", from.host(),
                    "Open this port between the hosts of the clone and of the source, both ways."));
        }
    }
}
