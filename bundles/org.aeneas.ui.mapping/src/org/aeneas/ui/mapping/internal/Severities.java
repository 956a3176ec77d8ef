package org.aeneas.ui.mapping.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.aeneas.mapping.Finding.Severity;
import org.aeneas.ui.mapping.internal.model.Outcome;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** How grave a finding is, as a word and as an image of the platform's. */
public final class Severities {

    private Severities() {
    }

    public static String name(Severity severity) {
        return switch (severity) {
            case ACTION -> Messages.Severity_ACTION;
            case LOSS -> Messages.Severity_LOSS;
            case CHANGE -> Messages.Severity_CHANGE;
            case INFO -> Messages.Severity_INFO;
        };
    }

    public static Image image(Severity severity) {
        return shared(switch (severity) {
            case ACTION, LOSS -> ISharedImages.IMG_OBJS_WARN_TSK;
            case CHANGE, INFO -> ISharedImages.IMG_OBJS_INFO_TSK;
        });
    }

    /** The gravest thing about a table; null where nothing is to be said. */
    static Image image(Outcome outcome) {
        if (outcome.problem().isPresent()) {
            return shared(ISharedImages.IMG_OBJS_ERROR_TSK);
        }
        for (Severity severity : Severity.values()) {
            if (outcome.count(severity) > 0) {
                return image(severity);
            }
        }
        return null;
    }

    /** In words: an image is not for everybody. */
    static String text(Outcome outcome) {
        return outcome.problem().map(problem -> problem.what())
                .orElseGet(() -> Stream.of(count(outcome, Severity.ACTION, Messages.Count_ACTION, Messages.Count_ACTIONS),
                        count(outcome, Severity.LOSS, Messages.Count_LOSS, Messages.Count_LOSSES),
                        count(outcome, Severity.CHANGE, Messages.Count_CHANGE, Messages.Count_CHANGES))
                        .flatMap(Optional::stream).collect(Collectors.joining(", ")));
    }

    private static Optional<String> count(Outcome outcome, Severity severity, String one, String several) {
        long count = outcome.count(severity);
        return count == 0 ? Optional.empty() : Optional.of(count == 1 ? one : NLS.bind(several, count));
    }

    private static Image shared(String id) {
        return PlatformUI.getWorkbench().getSharedImages().getImage(id);
    }
}
