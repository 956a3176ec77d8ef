package org.aeneas.ui.migration.internal.agent;

import java.util.UUID;

import org.aeneas.core.Problem;
import org.aeneas.project.SecretName;
import org.aeneas.project.migration.AgentState;
import org.aeneas.ui.ProblemDialog;
import org.aeneas.ui.Workspace;
import org.aeneas.ui.migration.internal.AgentJob;
import org.aeneas.ui.migration.internal.Messages;
import org.aeneas.ui.migration.internal.Problems;
import org.aeneas.ui.migration.internal.Question;
import org.aeneas.ui.migration.internal.watch.Watches;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

/** Ends an agent's registration, or, where it cannot be asked, at least removes it from the project. */
final class Unregistration {
    private final Shell shell;
    private final Watches watches;
    private final AgentState state;

    Unregistration(Shell shell, Watches watches, AgentState state) {
        this.shell = shell;
        this.watches = watches;
        this.state = state;
    }

    void ask() {
        String name = name();
        if (!state.connected()) {
            askToForget(state.problem().map(Problems::text).orElse(Messages.Agents_CONNECTING));
            return;
        }
        if (Question.ask(shell, Messages.Unregister_TITLE, NLS.bind(Messages.Unregister_QUESTION, name),
                Messages.Agents_UNREGISTER)) {
            UUID agent = state.agent().id();
            AgentJob.begin(NLS.bind(Messages.Unregister_JOB, name), watches.desk(agent),
                    desk -> desk.client().unregister(), this::forget, this::refused);
        }
    }

    private void refused(Problem why) {
        boolean gone = why.code().equals("not-registrant");
        if (gone || why.code().startsWith("agent-")) {
            askToForget(Problems.text(why));
        } else {
            ProblemDialog.open(shell, Messages.Unregister_TITLE, why);
        }
    }

    private void askToForget(String why) {
        if (Question.ask(shell, Messages.Unregister_TITLE, NLS.bind(Messages.Unregister_FORGET, name(), why),
                Messages.Unregister_REMOVE)) {
            forget();
        }
    }

    private void forget() {
        UUID agent = state.agent().id();
        Workspace workspace = Workspace.ofWindow();
        workspace.project().ifPresent(session -> {
            UUID project = session.project().id();
            session.edit(now -> now.withoutAgent(agent));
            AgentJob.background(NLS.bind(Messages.Unregister_JOB, name()),
                    () -> workspace.secrets().forget(SecretName.ofAgent(project, agent)));
        });
    }

    private String name() {
        String description = state.agent().description();
        return description.isBlank() ? state.agent().address().toString()
                : description + " (" + state.agent().address() + ")";
    }
}
