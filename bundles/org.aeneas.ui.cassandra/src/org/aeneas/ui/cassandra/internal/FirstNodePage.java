package org.aeneas.ui.cassandra.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.FirstLook;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.clone.setup.SetupState;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.swt.widgets.Composite;

/** The login for any one node. Next asks it what the cluster is. */
final class FirstNodePage extends ClonePage {
    /** Fields of the connection form that answer questions about CQL. */
    private static final Map<SetupField, String> OF_CONNECTION = Map.of(SetupField.CQL_PORT, "port",
            SetupField.CQL_USER, "user", SetupField.CQL_PASSWORD, "password");

    private AnswerForm form;
    private Answers looked;

    /** @param connection how the source is reached by CQL */
    private record Look(Map<String, String> connection, FirstLook look) {
    }

    FirstNodePage(CloneContext context) {
        super("first-node", Messages.FirstNode_TITLE, Messages.FirstNode_MESSAGE, context);
    }

    @Override
    void fill(Composite parent) {
        form = new AnswerForm(parent, 1, CloneIds::field, this::validate, AnswerForm.WIZARD);
        form.add(SetupField.FIRST_NODE);
        form.show(context().state().first());
    }

    @Override
    void shown() {
        form.control(SetupField.PRIVATE).setFocus();
        super.shown();
    }

    @Override
    Optional<String> mistake() {
        return form.mistake().or(() -> answers().canLogIn() ? Optional.empty() : Optional.of(""));
    }

    private Answers answers() {
        return form.answers(Answers.NONE);
    }

    @Override
    void keep() {
        context().setState(context().state().withFirst(answers()));
    }

    @Override
    void leave(Runnable then) {
        Answers first = answers();
        keep();
        if (first.equals(looked)) {
            then.run();
            return;
        }
        work(Messages.FirstNode_TITLE, progress -> new Look(context().desk().connection(),
                context().setup().look(first, progress)), found -> {
                    found(first, found);
                    then.run();
                });
    }

    private void found(Answers first, Look found) {
        looked = first;
        SetupState state = context().state().withFirst(first).withConnection(found.connection())
                .withLook(found.look());
        Answers parameters = state.parameters();
        for (Map.Entry<SetupField, String> field : OF_CONNECTION.entrySet()) {
            String known = found.connection().getOrDefault(field.getValue(), "");
            boolean typed = parameters.has(field.getKey())
                    && !parameters.get(field.getKey()).equals(state.found().get(field.getKey()));
            parameters = known.isBlank() || typed ? parameters : parameters.with(field.getKey(), known);
        }
        context().setLook(found.look());
        List<String> datacenters = context().datacenters();
        String wanted = context().selected().name();
        context().setState(state.withParameters(datacenters.contains(wanted)
                ? parameters.with(SetupField.DATACENTER, wanted) : parameters));
    }
}
