package org.aeneas.ui.migration.internal.create;

import java.util.Optional;
import java.util.OptionalDouble;

import org.aeneas.agent.api.TaskDms;
import org.aeneas.agent.api.TaskStaging;
import org.eclipse.swt.widgets.Composite;

/** The fields of a task that depend on who loads DynamoDB. */
interface LoadPart {

    /** With what is loaded: beneath the agent. */
    void createWith(Composite page);

    /** As whom it is loaded: beneath the preparation of tables. */
    void createAs(Composite page);

    /** How it is loaded: those that the guide does not have. */
    void createHow(Composite page);

    /** Asks AWS for what there is to choose from. */
    void begin();

    /** What is wrong; blank where something is merely missing. */
    Optional<String> mistake();

    /** Write units a second and table. */
    OptionalDouble writeUnits();

    TaskStaging.Compression compression();

    /** @throws org.aeneas.core.ProblemException {@code value-out-of-bounds} */
    Optional<TaskDms> dms();

    /** The dialog closes. */
    void giveUp();
}
