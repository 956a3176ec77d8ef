package org.aeneas.ui.cassandra.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.aeneas.cassandra.clone.setup.Answers;
import org.aeneas.cassandra.clone.setup.SetupField;
import org.aeneas.cassandra.clone.setup.SudoMode;
import org.aeneas.ui.cassandra.CloneIds;
import org.eclipse.swt.widgets.Composite;

/** What the first node shows of the cluster, to be accepted or corrected. */
final class SourcePage extends ClonePage {
    private static final List<SetupField> NEEDED = List.of(SetupField.DATACENTER, SetupField.CQL_PORT,
            SetupField.JMX_PORT);

    private AnswerForm form;

    SourcePage(CloneContext context) {
        super("source", Messages.Source_TITLE, Messages.Source_MESSAGE, context);
    }

    @Override
    void fill(Composite parent) {
        form = new AnswerForm(parent, 2, CloneIds::field, this::validate, AnswerForm.WIZARD);
        for (SetupField field : SetupField.SOURCE) {
            form.add(field, field == SetupField.DATACENTER ? context().datacenters() : field == SetupField.SUDO
                    ? Arrays.stream(SudoMode.values()).map(SudoMode::label).toList() : List.of());
        }
    }

    @Override
    void shown() {
        form.choices(SetupField.DATACENTER, context().datacenters());
        form.show(context().state().parameters());
        super.shown();
    }

    @Override
    Optional<String> mistake() {
        return form.mistake().or(() -> form.answers(Answers.NONE).missing(NEEDED).map(field -> ""));
    }

    @Override
    void keep() {
        Answers now = form.answers(context().state().parameters());
        if (!now.equals(context().state().parameters())) {
            context().setState(context().state().withParameters(now).withRows(context().state().rows()));
        }
    }

    @Override
    void leave(Runnable then) {
        keep();
        then.run();
    }
}
