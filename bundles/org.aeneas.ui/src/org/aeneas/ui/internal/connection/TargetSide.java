package org.aeneas.ui.internal.connection;

import java.util.Optional;
import java.util.function.Function;

import org.aeneas.aws.Aws;
import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.project.Project;
import org.aeneas.project.ProjectSession;
import org.aeneas.project.SecretName;
import org.aeneas.project.SecretName.AwsKeyNames;
import org.aeneas.project.Secrets;
import org.aeneas.project.TargetSettings;
import org.aeneas.project.TargetTree;
import org.aeneas.project.settings.GlobalSettings;
import org.aeneas.ui.Services;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.internal.MainPerspective;
import org.aeneas.ui.internal.Messages;
import org.aeneas.ui.internal.Waiting;
import org.aeneas.ui.internal.connection.Connections.Target;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;

/** The target, which is always DynamoDB. */
final class TargetSide extends Side<Target> {

    @Override
    public String name() {
        return Messages.Target_NAME;
    }

    @Override
    public boolean isKept() {
        return Workspace.ofWindow().project().flatMap(session -> session.project().target()).isPresent();
    }

    @Override
    public Optional<Target> connected() {
        return Connections.ofWindow().target();
    }

    @Override
    public Target reread(Target connected, Progress progress) {
        return new Target(connected.session(), new TargetTree(connected.session()));
    }

    @Override
    public void set(Target now) {
        Connections.ofWindow().setTarget(now);
    }

    @Override
    void ask(IWorkbenchWindow window, Optional<Problem> reason) {
        cancel();
        Optional<ProjectSession> session = Workspace.ofWindow().project();
        Answers before = answers(session.map(ProjectSession::project));
        TargetDialog dialog = new TargetDialog(window.getShell(), Services.aws(), before, reason.or(before::problem));
        if (dialog.open() == Window.OK) {
            session.ifPresent(dialog::keep);
            set(dialog.result());
            MainPerspective.show(window);
        }
    }

    @Override
    Function<Progress, Target> work(ProjectSession session) {
        Project project = session.project();
        GlobalSettings settings = Workspace.ofWindow().settingsOrDefault();
        return progress -> open(Services.aws(), project.target().orElseThrow().profile(project.id(), settings,
                Workspace.ofWindow().secrets()), progress);
    }

    static Target open(Aws aws, ServiceProfile profile, Progress progress) {
        AwsSession session = aws.connect(profile);
        try {
            progress.begin(NLS.bind(Messages.Connect_LISTING, profile.region()));
            return new Target(session, new TargetTree(session));
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * What the dialog begins with.
     *
     * @param settings empty where the project keeps none
     * @param profile  the service profile of the project, which it begins with then
     * @param keys     the project's own, if this machine has them
     * @param problem  why it has not
     */
    record Answers(Optional<TargetSettings> settings, Optional<String> profile, Optional<Credentials.Keys> keys,
            Optional<Problem> problem) {
    }

    private static Answers answers(Optional<Project> project) {
        Optional<TargetSettings> kept = project.flatMap(Project::target);
        Optional<String> profile = kept.isPresent() ? kept.get().awsProfile() : project.flatMap(Project::awsProfile);
        if (kept.filter(TargetSettings::hasOwnKeys).isEmpty()) {
            return new Answers(kept, profile, Optional.empty(), Optional.empty());
        }
        try {
            return new Answers(kept, profile, Waiting.on(() -> keys(project.get())), Optional.empty());
        } catch (ProblemException e) {
            return new Answers(kept, profile, Optional.empty(), Optional.of(e.problem()));
        }
    }

    private static Optional<Credentials.Keys> keys(Project project) {
        AwsKeyNames names = SecretName.ofTarget(project.id());
        Secrets secrets = Workspace.ofWindow().secrets();
        return secrets.find(names.accessKey()).flatMap(accessKey -> secrets.find(names.secretKey())
                .map(secretKey -> new Credentials.Keys(new String(accessKey), secretKey, Optional.empty())));
    }
}
