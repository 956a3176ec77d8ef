package org.aeneas.cli.internal;

import java.util.concurrent.Callable;
import java.util.function.Function;

import org.aeneas.core.Progress;
import org.aeneas.project.DataFolder;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.Secrets;
import org.aeneas.project.migration.Site;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands on a project have in common. */
abstract class ProjectAction implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ProjectOptions project;

    private final DataFolder folder = DataFolder.ofUser();
    private final Secrets secrets = new KeptSecrets(folder, System.getenv());
    private ProjectSession session;

    CommandSpec spec() {
        return spec;
    }

    Terminal terminal() {
        return Terminal.of(spec, common);
    }

    boolean json() {
        return common.json();
    }

    DataFolder folder() {
        return folder;
    }

    Secrets secrets() {
        return secrets;
    }

    ProjectSession session() {
        if (session == null) {
            session = project.open();
        }
        return session;
    }

    Project project() {
        return session().project();
    }

    /** The project with what its agents need. */
    Site site() {
        return new Site(project(), folder.settings(), this::secrets, Services::aws);
    }

    /** Work that takes time and that Ctrl+C ends, its progress on standard error. */
    <T> T work(Function<Progress, T> work) {
        try (Interruption interruption = new Interruption(); TerminalProgress progress = terminal().progress()) {
            T result = work.apply(progress);
            progress.done();
            return result;
        }
    }
}
