package org.aeneas.cli.internal;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.engine.ConnectionSettings;
import org.aeneas.engine.SourceConnection;
import org.aeneas.sandbox.Cache;
import org.aeneas.sandbox.Sandbox;
import org.aeneas.sandbox.SandboxEndpoints;
import org.aeneas.sandbox.SandboxOptions;
import org.aeneas.sandbox.SandboxStatus;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands of {@code aeneas sandbox} have in common. */
abstract class SandboxAction implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--dir", paramLabel = "DIR",
            description = "The sandbox's own folder. Default: 'sandbox' in Aeneas's cache.")
    private Path directory;

    Terminal terminal() {
        return Terminal.of(spec, common);
    }

    boolean json() {
        return common.json();
    }

    CommandSpec spec() {
        return spec;
    }

    Path directory() {
        return directory == null ? SandboxOptions.defaultDirectory(Cache.ofUser()) : directory;
    }

    /** What a further command on the same sandbox must say of its folder. */
    String atDirectory() {
        return directory == null ? "" : " (with --dir " + directory + ")";
    }

    /** @throws org.aeneas.core.ProblemException if there is none that was started to the end */
    SandboxStatus started() {
        SandboxStatus status = Sandbox.status(directory());
        if (status.endpoints().isEmpty()) {
            boolean absent = status.state() == SandboxStatus.State.ABSENT;
            throw new Problem("sandbox-missing", absent ? "There is no sandbox." : "The sandbox is not started yet.",
                    status.directory().toString(), absent ? "Start one with 'aeneas sandbox start'."
                            : "Wait for its start, or remove what is left of it with 'aeneas sandbox stop'.")
                                    .asException();
        }
        return status;
    }

    static SourceConnection connect(SandboxEndpoints endpoints, Progress progress) {
        return Services.engine("cassandra").connect(new ConnectionSettings(Map.of(
                "server", endpoints.contactPoints().get(0), "datacenter", endpoints.datacenter())), progress);
    }
}
